import { el } from './el.js';

let lists = 0;

/**
 * Options under a field that keeps the focus: arrow keys move, Enter and Tab take, the pointer takes too. The field
 * hands its keydown events to `key` and names `element` in aria-controls.
 */
export class Listbox {
    #options = [];
    #active = -1;
    #onTake;
    #field;

    constructor(field, label, onTake) {
        this.#field = field;
        this.#onTake = onTake;
        this.element = el('div.listbox', { role: 'listbox', 'aria-label': label, id: `listbox-${++lists}` });
        this.element.addEventListener('pointerdown', (event) => event.preventDefault());
        field.setAttribute('aria-controls', this.element.id);
    }

    /** `options` are {content, heading?, selected?, disabled?, …}; a heading stands over the option that carries it. */
    show(options, { note = null, multiple = false } = {}) {
        this.#options = options;
        this.element.setAttribute('aria-multiselectable', String(multiple));
        this.element.replaceChildren(
            ...options.flatMap((option, index) => this.#rows(option, index)),
            ...(note ? [el('div.listbox-note', { role: 'presentation' }, note)] : []),
        );
        const chosen = options.findIndex((option) => option.selected);
        this.#moveTo(options.length === 0 ? -1 : Math.max(0, multiple ? 0 : chosen), false);
    }

    get active() {
        return this.#options[this.#active] ?? null;
    }

    /** Whether the key was meant for the list. */
    key(event, { tabTakes = true } = {}) {
        const size = this.#options.length;
        if (size === 0 || event.isComposing) {
            return false;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            this.#moveTo((this.#active + (event.key === 'ArrowDown' ? 1 : -1) + size) % size);
        } else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && tabTakes && !event.shiftKey)) {
            this.#take(this.#active);
        } else {
            return false;
        }
        event.preventDefault();
        return true;
    }

    #rows(option, index) {
        const row = el(
            'div.option',
            {
                role: 'option',
                id: `${this.element.id}-${index}`,
                'aria-selected': String(Boolean(option.selected)),
                'aria-disabled': option.disabled ? 'true' : null,
                dataset: { value: option.value },
                onclick: () => this.#take(index),
                onpointermove: () => this.#moveTo(index, false),
            },
            option.content,
        );
        return option.heading ? [el('div.listbox-heading', { role: 'presentation' }, option.heading), row] : [row];
    }

    #moveTo(index, scroll = true) {
        this.#active = index;
        const rows = this.element.querySelectorAll('.option');
        rows.forEach((row, at) => row.classList.toggle('active', at === index));
        if (index >= 0) {
            this.#field.setAttribute('aria-activedescendant', rows[index].id);
            if (scroll) {
                rows[index].scrollIntoView({ block: 'nearest' });
            }
        } else {
            this.#field.removeAttribute('aria-activedescendant');
        }
    }

    #take(index) {
        const option = this.#options[index];
        if (option && !option.disabled) {
            this.#onTake(option);
        }
    }
}
