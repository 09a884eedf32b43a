import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { Listbox } from '../dom/listbox.js';
import { closePopover, popover } from '../dom/popover.js';
import { confirmed } from './confirm.js';
import { plainText } from './inline.js';
import { initialChoice, optionSource, valueField } from './options.js';

const PAUSE = 250;

/** Menus of every kind: one line to type into, options under it, chosen ones as chips where several may be chosen. */
export function select(surface, block, element) {
    return new SelectMenu(surface, block, element).element;
}

class SelectMenu {
    #surface;
    #block;
    #spec;
    #source;
    #multiple;
    #chosen;
    #input;
    #chips = el('span.chips');
    #list;
    #floating = null;
    #timer = null;
    #asked = 0;

    constructor(surface, block, spec) {
        const { reader } = surface;
        this.#surface = surface;
        this.#block = block;
        this.#spec = spec;
        this.#source = optionSource(surface, block, spec);
        this.#multiple = spec.type.startsWith('multi_');
        this.#chosen = this.#rowsOf(
            surface.value(block, spec) ?? initialChoice(spec, surface.where.channel ?? reader.currentChannel()),
        );
        const placeholder = spec.placeholder ? plainText(spec.placeholder, reader) : reader.words.chooseOption;
        this.#input = el('input.select-field', {
            type: 'text',
            role: 'combobox',
            autocomplete: 'off',
            spellcheck: 'false',
            'aria-expanded': 'false',
            'aria-autocomplete': 'list',
            'aria-label': spec.label ?? placeholder,
            placeholder,
            dataset: { placeholder },
            onclick: () => this.#open(),
            oninput: () => this.#search(),
            onkeydown: (event) => this.#key(event),
            onblur: () => this.#close(),
        });
        this.#list = new Listbox(this.#input, placeholder, (row) => this.#take(row));
        this.element = el(
            `div.select${this.#multiple ? '.multiple' : ''}`,
            { dataset: { actionId: spec.action_id }, 'aria-busy': String(surface.isBusy(block, spec)) },
            this.#chips,
            this.#input,
            surface.isBusy(block, spec) ? el('span.spinner') : icon(ICONS.caret),
        );
        this.#show();
    }

    #rowsOf(value) {
        const given = value[valueField(this.#spec)];
        const values = (Array.isArray(given) ? given : [given]).filter((each) => each !== null && each !== undefined);
        const shown = [value.option, value.options].flat().filter(Boolean);
        return values.map((each) => {
            const option = shown.find((candidate) => candidate.value === each);
            return (
                this.#source.row(each) ?? {
                    value: each,
                    label: option ? plainText(option.text, this.#surface.reader) : String(each),
                    shown: option,
                }
            );
        });
    }

    #show() {
        const { words } = this.#surface.reader;
        if (this.#multiple) {
            this.#chips.replaceChildren(
                ...this.#chosen.map((row) =>
                    el(
                        'span.chip',
                        {},
                        row.label,
                        el(
                            'button.chip-remove',
                            { type: 'button', 'aria-label': words.remove(row.label), onclick: () => this.#take(row) },
                            icon(ICONS.close),
                        ),
                    ),
                ),
            );
            this.#input.placeholder = this.#chosen.length > 0 ? '' : this.#input.dataset.placeholder;
            return;
        }
        this.#input.value = this.#chosen[0]?.label ?? '';
        this.#input.placeholder = this.#input.dataset.placeholder;
        this.element.classList.toggle('filled', this.#chosen.length > 0);
    }

    #open() {
        if (this.#floating) {
            return;
        }
        if (!this.#multiple) {
            this.#input.placeholder = this.#chosen[0]?.label ?? this.#input.dataset.placeholder;
            this.#input.value = '';
        }
        this.#input.setAttribute('aria-expanded', 'true');
        this.#floating = popover(this.element, this.#list.element, {
            keepFocus: true,
            onClose: () => {
                this.#floating = null;
                this.#input.setAttribute('aria-expanded', 'false');
                this.#input.removeAttribute('aria-activedescendant');
                this.#input.value = '';
                this.#show();
            },
        });
        this.#search();
    }

    #close() {
        clearTimeout(this.#timer);
        this.#floating?.close();
    }

    #search() {
        this.#open();
        clearTimeout(this.#timer);
        const letters = this.#input.value.trim();
        const { words } = this.#surface.reader;
        if (letters.length < this.#source.least) {
            this.#offer([], words.typeMore(this.#source.least));
        } else if (this.#source.waits) {
            this.#offer([], words.loading);
            this.#timer = setTimeout(() => this.#find(letters), letters === '' ? 0 : PAUSE);
        } else {
            this.#find(letters);
        }
    }

    /** An answer that comes after newer letters were typed is dropped. */
    async #find(letters) {
        const turn = ++this.#asked;
        const { words } = this.#surface.reader;
        let rows = [];
        let note = words.noOptions;
        try {
            rows = await this.#source.find(letters);
        } catch {
            note = words.notReached;
        }
        if (turn === this.#asked && this.#floating) {
            this.#offer(rows, rows.length === 0 ? note : null);
        }
    }

    #offer(rows, note) {
        const most = this.#spec.max_selected_items ?? Infinity;
        const full = this.#multiple && this.#chosen.length >= most;
        const isChosen = (row) => this.#chosen.some((each) => each.value === row.value);
        this.#list.show(
            rows.map((row) => ({ ...row, selected: isChosen(row), disabled: full && !isChosen(row) })),
            { note, multiple: this.#multiple },
        );
        this.#floating?.place();
    }

    #key(event) {
        if (!this.#floating && ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) {
            event.preventDefault();
            this.#open();
        } else if (this.#floating && this.#list.key(event, { tabTakes: false })) {
            event.stopPropagation();
        } else if (
            event.key === 'Backspace' &&
            this.#input.value === '' &&
            this.#chosen.length > 0 &&
            (this.#multiple || this.#floating)
        ) {
            this.#take(this.#chosen.at(-1));
        }
    }

    async #take(row) {
        const taken = this.#chosen.some((each) => each.value === row.value);
        const next = this.#multiple
            ? taken
                ? this.#chosen.filter((each) => each.value !== row.value)
                : [...this.#chosen, row]
            : taken && !this.#floating
              ? []
              : [row];
        if (!this.#multiple) {
            closePopover();
        }
        if (!(await confirmed(this.#spec.confirm, this.#surface.reader))) {
            return;
        }
        this.#chosen = next;
        this.#input.value = '';
        this.#show();
        if (this.#floating) {
            this.#search();
        }
        this.#tell();
    }

    #tell() {
        const values = this.#chosen.map((row) => row.value);
        const options = this.#chosen.map((row) => row.shown ?? null);
        this.#surface.choose(
            this.#block,
            this.#spec,
            { [valueField(this.#spec)]: this.#multiple ? values : (values[0] ?? null) },
            { shown: this.#multiple ? { options } : { option: options[0] } },
        );
    }
}
