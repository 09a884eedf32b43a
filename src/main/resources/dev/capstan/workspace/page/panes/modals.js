import { BlockList } from '../blocks/blocklist.js';
import { problemOf, Surface } from '../blocks/surface.js';
import { plainText } from '../blocks/inline.js';
import { closeButton, dialog } from '../dom/dialog.js';
import { avatar } from '../dom/faces.js';
import { el } from '../dom/el.js';

/** The app's modals: the top one of the stack is shown; what was entered in those below stays. */
export class Modals {
    #desk;
    #open = null;

    constructor(desk) {
        this.#desk = desk;
        desk.store.on('views', () => this.#show());
        desk.store.on('workspace', () => this.#show());
        this.#show();
    }

    get isOpen() {
        return this.#open !== null;
    }

    close() {
        this.#open?.remove();
        this.#open = null;
    }

    #show() {
        const { modals } = this.#desk.store.views;
        const top = modals.at(-1);
        if (!top) {
            this.close();
            return;
        }
        if (this.#open?.id !== top.id) {
            this.close();
            this.#open = new Modal(this.#desk, top.id);
        }
        this.#open.show(top);
    }
}

class Modal {
    #desk;
    #view = null;
    #surface;
    #blocks;
    #box;
    #head = el('header.modal-head');
    #body = el('div.modal-body');
    #trouble = el('div.modal-trouble', { role: 'alert' });
    #foot = el('footer.dialog-foot');
    #busy = false;

    constructor(desk, id) {
        this.id = id;
        this.#desk = desk;
        this.#surface = new Surface(desk.api, { view_id: id }, desk.reader, desk.enteredOn(id));
        this.#blocks = new BlockList(this.#body, this.#surface);
        this.#box = dialog(
            'modal',
            { 'aria-labelledby': 'modal-title', 'data-modal': id, tabindex: '-1' },
            () => this.#leave(),
            this.#head,
            this.#body,
            this.#trouble,
            this.#foot,
        );
        this.#box.addEventListener('keydown', (event) => {
            if (
                event.key === 'Enter' &&
                (event.ctrlKey || event.metaKey || event.target.matches('input.field:not([type=date])')) &&
                !event.defaultPrevented &&
                !event.isComposing
            ) {
                event.preventDefault();
                this.#submit();
            }
        });
    }

    show(view) {
        if (this.#view && this.#view.hash !== view.hash) {
            this.#surface.errors = {};
        }
        this.#view = view;
        this.#surface.reader = this.#desk.reader;
        this.#surface.state = view.state?.values ?? {};
        this.#draw();
        if (!this.#box.contains(document.activeElement) || document.activeElement === this.#box) {
            this.#focusFirst();
        }
    }

    remove() {
        this.#box.close();
        this.#box.remove();
    }

    /** A view that began without fields gets them, and with them the focus, by an update. */
    #focusFirst() {
        const wanted = ['[autofocus]', 'input, textarea', 'button']
            .map((each) => this.#body.querySelector(each))
            .find(Boolean);
        (wanted ?? this.#box).focus();
    }

    #draw() {
        const { words, reader, store } = this.#desk;
        const view = this.#view;
        this.#box.setAttribute('data-callback-id', view.callback_id ?? '');
        this.#head.replaceChildren(
            avatar({ id: 'app', name: store.workspace.app.name, bot: true }),
            el('h2', { id: 'modal-title' }, view.title ? plainText(view.title, reader) : ''),
            closeButton(words.close, () => this.#leave(true)),
        );
        this.#blocks.show(view.blocks);
        this.#drawFoot();
    }

    #drawFoot() {
        const { words, reader } = this.#desk;
        const { submit, close } = this.#view;
        const focused = this.#foot.contains(document.activeElement) ? document.activeElement.dataset.does : null;
        this.#foot.replaceChildren(
            el(
                'button.button',
                { type: 'button', 'data-does': 'close', onclick: () => this.#leave() },
                close ? plainText(close, reader) : submit ? words.cancel : words.close,
            ),
            ...(submit
                ? [
                      el(
                          `button.button.primary${this.#busy ? '.busy' : ''}`,
                          {
                              type: 'button',
                              'data-does': 'submit',
                              'aria-busy': String(this.#busy),
                              'aria-disabled': this.#view.submit_disabled ? 'true' : null,
                              onclick: () => this.#submit(),
                          },
                          el('span.button-label', {}, plainText(submit, reader)),
                          this.#busy ? el('span.spinner') : null,
                      ),
                  ]
                : []),
        );
        this.#foot.querySelector(`[data-does=${focused ?? 'nothing'}]`)?.focus();
        this.#body.inert = this.#busy;
    }

    async #submit() {
        if (this.#busy || !this.#view.submit || this.#view.submit_disabled) {
            return;
        }
        this.#setBusy(true);
        this.#say(null);
        const answer = await this.#desk.attempt(
            this.#desk.api.act('submit', { view_id: this.id, values: this.#surface.entered.within(this.#view.blocks) }),
        );
        this.#setBusy(false);
        const errors = answer?.errors ?? {};
        this.#say(errors[''] ?? problemOf(answer?.delivery, this.#desk.words));
        this.#surface.errors = errors;
        this.#blocks.show(this.#view.blocks);
        this.#body.querySelector('.invalid input, .invalid textarea')?.focus();
    }

    /** Esc and the close button leave this view; the cross leaves the whole stack, as in Slack. */
    async #leave(all = false) {
        if (!this.#busy) {
            await this.#desk.attempt(this.#desk.api.act('close', { view_id: this.id, ...(all ? { all } : {}) }));
        }
    }

    #setBusy(busy) {
        this.#busy = busy;
        this.#drawFoot();
    }

    #say(trouble) {
        this.#trouble.textContent = trouble ?? '';
    }
}
