import { problemOf } from '../blocks/surface.js';
import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { Listbox } from '../dom/listbox.js';
import { menu } from '../dom/menu.js';
import { popover } from '../dom/popover.js';
import { beingTyped, commandUnderWay } from '../text/completion.js';
import { commandsOf, completions } from './completions.js';
import { use } from './messagetools.js';
import { HeldFiles } from './held.js';
import { send } from './sending.js';

const STYLES = { bold: '*', italic: '_', strike: '~', code: '`' };

/** The line one writes in, of a channel or a thread. A draft is kept until it is sent. */
export class Composer {
    #desk;
    #where;
    #field;
    #sendButton;
    #held;
    #hint = el('div.command-hint', { 'aria-live': 'polite' });
    #list;
    #floating = null;
    #typed = null;
    #draftKey;

    /** `where` is {channel, threadTs}; `label` names it. */
    constructor(desk, where, label) {
        const { words } = desk;
        this.#desk = desk;
        this.#where = where;
        this.#draftKey = `draft ${desk.reader.me} ${where.channel} ${where.threadTs ?? ''}`;
        this.#field = el('textarea.compose-field', {
            rows: '1',
            'aria-autocomplete': 'list',
            'aria-haspopup': 'listbox',
            'aria-label': label,
            placeholder: label,
            value: desk.tab.read(this.#draftKey) ?? '',
            dataset: { composer: where.threadTs ? 'thread' : 'channel' },
            oninput: () => this.#changed(),
            onkeydown: (event) => this.#key(event),
            onclick: () => this.#complete(),
            onblur: () => this.#floating?.close(),
        });
        this.#list = new Listbox(this.#field, words.commands, (row) => this.#take(row));
        this.#sendButton = el(
            'button.send',
            { type: 'button', 'aria-label': words.send, title: words.send, onclick: () => this.#send() },
            icon(ICONS.send),
        );
        this.#held = new HeldFiles(desk, () => this.#ready());
        const box = el('div.compose-box', {}, this.#field, this.#held.element, this.#bar());
        this.#held.watch(box);
        this.element = el('div.composer', {}, this.#hint, box);
        this.#grow();
    }

    focus() {
        this.#field.focus({ preventScroll: true });
    }

    /** To be called when it is in the document, where its height can be measured. */
    settle() {
        this.#grow();
    }

    #bar() {
        const { words } = this.#desk;
        const styles = Object.entries(STYLES).map(([name, sign]) =>
            el(
                `button.icon-button.style-${name}`,
                { type: 'button', 'aria-label': words[name], title: words[name], onclick: () => this.#wrap(sign) },
                name === 'code' ? '‹›' : name[0].toUpperCase(),
            ),
        );
        const plus = el(
            'button.icon-button.plus',
            {
                type: 'button',
                'aria-label': words.actions,
                title: words.actions,
                'aria-haspopup': 'menu',
                'data-tool': 'shortcuts',
                onclick: () => this.#shortcuts(plus),
            },
            icon(ICONS.plus),
        );
        return el('div.compose-bar', {}, plus, this.#held.button(), styles, el('span.spring'), this.#sendButton);
    }

    #shortcuts(anchor) {
        const { store, words } = this.#desk;
        const global = store.workspace.shortcuts.filter((shortcut) => shortcut.type === 'global');
        const items = global.map((shortcut) => ({
            label: shortcut.name,
            hint: store.workspace.app.name,
            dataset: { shortcut: shortcut.callback_id },
            onpick: () => use(shortcut, null, this.#desk),
        }));
        menu(anchor, words.actions, items.length > 0 ? items : [{ label: words.noShortcuts, onpick() {} }], {
            above: true,
        });
    }

    #changed() {
        this.#desk.tab.write(this.#draftKey, this.#field.value);
        this.#grow();
        this.#complete();
    }

    #grow() {
        this.#field.style.height = 'auto';
        this.#field.style.height = `${Math.min(this.#field.scrollHeight, innerHeight / 3)}px`;
        this.#ready();
        const command = commandUnderWay(this.#field.value, commandsOf(this.#desk));
        this.#hint.replaceChildren(
            ...(command && !this.#where.threadTs
                ? [
                      el('strong', {}, command.command),
                      ` ${command.usage ?? ''}`,
                      el('span', {}, command.description ?? ''),
                  ]
                : []),
        );
    }

    #ready() {
        this.element.classList.toggle('ready', this.#field.value.trim() !== '' || this.#held.ids.length > 0);
    }

    #complete() {
        const field = this.#field;
        const typed =
            field.selectionStart === field.selectionEnd ? beingTyped(field.value, field.selectionStart) : null;
        this.#typed = typed?.kind === 'command' && this.#where.threadTs ? null : typed;
        const rows = this.#typed ? completions(this.#typed, this.#desk) : [];
        if (rows.length === 0) {
            this.#floating?.close();
            return;
        }
        const { words } = this.#desk;
        if (!this.#floating) {
            this.#floating = popover(this.element.querySelector('.compose-box'), this.#list.element, {
                above: true,
                keepFocus: true,
                wide: true,
                onClose: () => {
                    this.#floating = null;
                    field.removeAttribute('aria-activedescendant');
                },
            });
        }
        const labels = {
            command: words.commands,
            mention: words.mentions,
            channel: words.channels,
            emoji: words.emoji,
        };
        this.#list.element.setAttribute('aria-label', labels[this.#typed.kind]);
        this.#list.show(rows, { note: words.completionKeys });
        this.#floating.place();
    }

    #take(row) {
        const { from, to } = this.#typed;
        this.#field.focus();
        this.#field.setRangeText(row.insert, from, to, 'end');
        this.#floating?.close();
        this.#changed();
    }

    #key(event) {
        if (event.isComposing) {
            return;
        }
        if (this.#floating && !this.#isWholeCommand(event) && this.#list.key(event)) {
            return;
        }
        if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            this.#send();
        } else if (event.key === 'ArrowUp' && this.#field.value === '' && !event.altKey) {
            this.#recall(event);
        } else if ((event.ctrlKey || event.metaKey) && ['b', 'i'].includes(event.key.toLowerCase())) {
            event.preventDefault();
            this.#wrap(event.key.toLowerCase() === 'b' ? '*' : '_');
        }
    }

    /** Enter on a command typed to its end sends it; there is nothing left to complete. */
    #isWholeCommand(event) {
        return (
            event.key === 'Enter' &&
            this.#typed?.kind === 'command' &&
            this.#list.active?.value === this.#field.value.trim()
        );
    }

    #recall(event) {
        const last = this.#desk.tab.read(`sent ${this.#desk.reader.me}`);
        if (last) {
            event.preventDefault();
            this.#field.value = last;
            this.#changed();
            this.#floating?.close();
            this.#field.setSelectionRange(last.length, last.length);
        }
    }

    #wrap(sign) {
        const { selectionStart: from, selectionEnd: to, value } = this.#field;
        this.#field.focus();
        this.#field.setRangeText(`${sign}${value.slice(from, to)}${sign}`, from, to, 'end');
        if (from === to) {
            this.#field.setSelectionRange(from + 1, from + 1);
        }
        this.#changed();
    }

    async #send() {
        const text = this.#field.value.trimEnd();
        if (text.trim() === '' && this.#held.ids.length === 0) {
            return;
        }
        this.#floating?.close();
        if (text !== '') {
            this.#desk.tab.write(`sent ${this.#desk.reader.me}`, text);
        }
        // A command takes no files: they stay for the next message
        const files = text.startsWith('/') ? [] : this.#held.release();
        this.#field.value = '';
        this.#changed();
        this.element.classList.add('sending');
        const done = await this.#desk.attempt(send(text, files, this.#where, this.#desk));
        this.element.classList.remove('sending');
        if (done === null) {
            this.#held.hold(files);
            if (this.#field.value === '') {
                this.#field.value = text;
                this.#changed();
            }
        } else {
            const problem = problemOf(done, this.#desk.words);
            if (problem) {
                this.#desk.announce(problem);
            }
        }
    }
}
