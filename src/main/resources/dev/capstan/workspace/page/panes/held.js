import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { weight } from '../text/amounts.js';

/** Files that will go with the next message: each is in the workspace as soon as it is picked, dropped or pasted. */
export class HeldFiles {
    #desk;
    #files = [];
    #onChange;
    #chooser = el('input', { type: 'file', multiple: true, hidden: true, onchange: () => this.#chosen() });

    constructor(desk, onChange) {
        this.#desk = desk;
        this.#onChange = onChange;
        this.element = el('ul.held-row', { role: 'list', 'aria-live': 'polite', hidden: true });
    }

    get ids() {
        return this.#files.map((file) => file.id);
    }

    button() {
        const { words } = this.#desk;
        return [
            this.#chooser,
            el(
                'button.icon-button',
                {
                    type: 'button',
                    'aria-label': words.attach,
                    title: words.attach,
                    'data-tool': 'attach',
                    onclick: () => this.#chooser.click(),
                },
                icon(ICONS.clip),
            ),
        ];
    }

    /** Hears what is dropped and pasted there. */
    watch(place) {
        place.addEventListener('dragover', (event) => {
            if (event.dataTransfer.types.includes('Files')) {
                event.preventDefault();
                place.classList.add('dropping');
            }
        });
        place.addEventListener('dragleave', () => place.classList.remove('dropping'));
        place.addEventListener('drop', (event) => {
            place.classList.remove('dropping');
            this.#take(event, event.dataTransfer.files);
        });
        place.addEventListener('paste', (event) => this.#take(event, event.clipboardData.files));
    }

    /** Hands them over; they are held no longer. */
    release() {
        const files = this.#files;
        this.#show([]);
        return files;
    }

    hold(files) {
        this.#show([...this.#files, ...files]);
    }

    #chosen() {
        this.#bring([...this.#chooser.files]);
        this.#chooser.value = '';
    }

    #take(event, files) {
        if (files.length > 0) {
            event.preventDefault();
            this.#bring([...files]);
        }
    }

    async #bring(files) {
        for (const file of files) {
            const brought = await this.#desk.attempt(this.#desk.api.upload(file));
            if (brought) {
                this.hold([brought]);
            }
        }
    }

    #show(files) {
        this.#files = files;
        this.element.hidden = files.length === 0;
        this.element.replaceChildren(...files.map((file) => this.#chip(file)));
        this.#onChange();
    }

    #chip(file) {
        const label = this.#desk.words.remove(file.name);
        return el(
            'li.held-file',
            { dataset: { held: file.id } },
            icon(ICONS.file),
            el('span.held-name', {}, file.name),
            el('span.file-kind', {}, weight(file.size ?? 0)),
            el(
                'button.icon-button',
                {
                    type: 'button',
                    'aria-label': label,
                    title: label,
                    onclick: () => this.#show(this.#files.filter((each) => each !== file)),
                },
                icon(ICONS.close),
            ),
        );
    }
}
