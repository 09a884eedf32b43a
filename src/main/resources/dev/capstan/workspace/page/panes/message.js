import { BlockList } from '../blocks/blocklist.js';
import { drawn } from '../blocks/inline.js';
import { Surface } from '../blocks/surface.js';
import { avatar } from '../dom/faces.js';
import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { isReply } from '../state/conversation.js';
import { ago, fullMoment, millisOf, readerClock, timeOfDay } from '../text/dates.js';
import { mrkdwn } from '../text/mrkdwn.js';
import { attachment } from './attachments.js';
import { fileCard } from './files.js';
import { reactionRow } from './reactions.js';
import { messageTools } from './messagetools.js';

/** One message in a list. It stays the same element while the message changes, and redraws only the parts that did. */
export class MessageView {
    #desk;
    #inThread;
    #surface;
    #content;
    #blocks = null;
    #parts = {};
    #drawn = {};

    constructor(desk, message, { inThread }) {
        this.#desk = desk;
        this.#inThread = inThread;
        this.#surface = new Surface(
            desk.api,
            { channel: message.channel, ts: message.ts },
            desk.reader,
            desk.enteredOn(message.ts),
        );
        for (const part of ['gutter', 'head', 'content', 'attachments', 'files', 'reactions', 'thread']) {
            this.#parts[part] = el(`div.message-${part}`);
        }
        const { gutter, ...body } = this.#parts;
        this.#content = body.content;
        this.element = el(
            'article.message',
            { tabindex: '-1', dataset: { ts: message.ts, user: message.user } },
            gutter,
            el('div.message-main', {}, Object.values(body)),
        );
        const tools = () => this.#showTools();
        this.element.addEventListener('pointerenter', tools);
        this.element.addEventListener('focusin', tools);
    }

    show(message, { compact }) {
        const desk = this.#desk;
        const { reader } = desk;
        this.message = message;
        this.#surface.reader = reader;
        this.element.classList.toggle('compact', compact);
        this.element.classList.toggle('ephemeral', Boolean(message.ephemeral));
        this.element.classList.toggle('pinned', Boolean(message.pinned_info));
        this.element.classList.toggle('tombstone', message.subtype === 'tombstone');
        this.#draw('gutter', [compact, message.user, reader], () => this.#gutter(compact));
        this.#draw('head', [compact, message, reader], () => this.#head(compact));
        this.#showContent();
        this.#draw('attachments', [JSON.stringify(message.attachments ?? []), reader], () =>
            (message.attachments ?? []).map((each) => attachment(each, this.#surface)),
        );
        this.#draw('files', [JSON.stringify(message.files ?? []), reader], () =>
            (message.files ?? []).map((file) => fileCard(file, desk)),
        );
        this.#draw('reactions', [JSON.stringify(message.reactions ?? []), reader], () => reactionRow(message, desk));
        this.#draw('thread', [message.reply_count, message.latest_reply, reader], () => this.#threadLink());
        this.element.setAttribute('aria-label', `${reader.names.author(message).name}, ${this.#time()}`);
        return this.element;
    }

    #draw(part, from, build) {
        const before = this.#drawn[part];
        if (!before || before.some((each, index) => each !== from[index])) {
            this.#drawn[part] = from;
            this.#parts[part].replaceChildren(...[build()].flat(Infinity).filter(Boolean));
        }
    }

    #showContent() {
        const { message } = this;
        const hasBlocks = message.blocks?.length > 0;
        if (hasBlocks) {
            if (!this.#blocks) {
                this.#content.replaceChildren();
                this.#blocks = new BlockList(this.#content, this.#surface);
                this.#drawn.content = null;
            }
            this.#blocks.show(message.blocks);
        } else {
            this.#blocks = null;
            this.#draw('content', [message.text, message.subtype, this.#desk.reader, Boolean(message.edited)], () =>
                this.#text(),
            );
        }
    }

    #text() {
        const { reader, words } = this.#desk;
        const { message } = this;
        const said = message.subtype === 'tombstone' ? words.deleted : drawn(mrkdwn(message.text), reader);
        return message.text || message.subtype === 'tombstone'
            ? el('div.text', {}, said, message.edited ? this.#editedMark() : null)
            : null;
    }

    #editedMark() {
        const title = fullMoment(millisOf(this.message.edited.ts), this.#clock());
        return el('span.edited', { title }, ` ${this.#desk.words.edited}`);
    }

    #gutter(compact) {
        if (compact) {
            return el('span.gutter-time', { 'aria-hidden': 'true' }, this.#time().replace(/\s?[AP]M$/, ''));
        }
        return avatar(this.#desk.reader.names.author(this.message));
    }

    #head(compact) {
        const { message } = this;
        const { words, reader } = this.#desk;
        const author = reader.names.author(message);
        const exact = fullMoment(millisOf(message.ts), this.#clock());
        return [
            message.ephemeral ? el('div.only-you', {}, icon(ICONS.eye), words.onlyYou) : null,
            message.pinned_info ? this.#pinLine() : null,
            message.broadcast && !this.#inThread ? this.#broadcastLine() : null,
            compact
                ? null
                : el(
                      'div.byline',
                      {},
                      el('span.author', {}, author.name),
                      author.bot ? el('span.badge', {}, words.app) : null,
                      el(
                          'time',
                          { title: exact, datetime: new Date(millisOf(message.ts)).toISOString() },
                          this.#time(),
                      ),
                      message.edited && message.blocks?.length > 0 ? this.#editedMark() : null,
                  ),
        ];
    }

    #pinLine() {
        const { words, reader } = this.#desk;
        const by = this.message.pinned_info.pinned_by;
        return el(
            'div.pin-line',
            {},
            icon(ICONS.pin),
            by === reader.me ? words.pinnedByYou : words.pinnedBy(reader.names.person(by)),
        );
    }

    #broadcastLine() {
        const { message } = this;
        return el(
            'div.broadcast',
            {},
            el(
                'button.link',
                { type: 'button', onclick: () => this.#openThread(message.thread_ts) },
                this.#desk.words.inThread,
            ),
        );
    }

    #threadLink() {
        const { message } = this;
        const { words, reader } = this.#desk;
        if (this.#inThread || isReply(message) || !message.reply_count) {
            return null;
        }
        const last = ago(millisOf(message.latest_reply), this.#clock());
        return el(
            'button.thread-link',
            { type: 'button', dataset: { thread: message.ts }, onclick: () => this.#openThread(message.ts) },
            el(
                'span.thread-faces',
                {},
                (message.reply_users ?? []).slice(0, 4).map((user) => avatar(reader.names.author({ user }), 'small')),
            ),
            el('span.thread-count', {}, words.replies(message.reply_count)),
            el('span.thread-last', {}, words.lastReply(last)),
            el('span.thread-view', {}, words.viewThread),
        );
    }

    #showTools() {
        if (!this.element.querySelector(':scope > .tools')) {
            this.element.append(
                messageTools(this, this.#desk, { inThread: this.#inThread, onThread: (ts) => this.#openThread(ts) }),
            );
        }
    }

    #openThread(thread) {
        this.#desk.place.go({ channel: this.message.channel, thread });
    }

    #time() {
        return timeOfDay(millisOf(this.message.ts), this.#clock());
    }

    #clock() {
        return readerClock(this.#desk.reader.locale);
    }
}
