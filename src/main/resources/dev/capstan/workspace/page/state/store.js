import { Conversation, isReply } from './conversation.js';
import { Unread } from './unread.js';

const PAGE = 100;
const TRAFFIC_KEPT = 1000;

/**
 * What this person's page knows of the workspace. It reads, hears and acts through `api`; listeners hear what changed:
 * workspace, messages (channel), thread (channel, root), views, traffic, unread.
 */
export class Store {
    workspace = null;
    views = { modals: [], home: null };
    traffic = [];
    #api;
    #conversations = new Map();
    #listeners = new Map();
    #seen = 0;
    #viewsHeard = 0;

    constructor(api, storage) {
        this.#api = api;
        this.unread = new Unread(api.me, storage);
    }

    get api() {
        return this.#api;
    }

    get me() {
        return this.workspace.me;
    }

    on(kind, listener) {
        if (!this.#listeners.has(kind)) {
            this.#listeners.set(kind, new Set());
        }
        this.#listeners.get(kind).add(listener);
        return () => this.#listeners.get(kind).delete(listener);
    }

    /** Reads everything that is on the screen: at the beginning, and after the live line was lost. */
    async load() {
        await Promise.all([this.#loadWorkspace(), this.#loadViews(), this.#loadTraffic()]);
        const loaded = [...this.#conversations].filter(([, conversation]) => conversation.loaded);
        await Promise.all(
            loaded.map(async ([channel, conversation]) => {
                conversation.refresh(await this.#api.messages(channel, null, PAGE));
                this.#tell('messages', { channel });
                for (const root of conversation.threads.keys()) {
                    await this.openThread(channel, root);
                }
            }),
        );
    }

    channel(id) {
        return this.workspace.channels.find((channel) => channel.id === id) ?? null;
    }

    conversation(channel) {
        if (!this.#conversations.has(channel)) {
            this.#conversations.set(channel, new Conversation());
        }
        return this.#conversations.get(channel);
    }

    async openChannel(channel) {
        const conversation = this.conversation(channel);
        if (!conversation.loaded) {
            conversation.older(await this.#api.messages(channel, null, PAGE));
            this.#tell('messages', { channel });
        }
        return conversation;
    }

    async loadOlder(channel) {
        const conversation = this.conversation(channel);
        if (conversation.more) {
            conversation.older(await this.#api.messages(channel, conversation.messages[0]?.ts, PAGE));
        }
    }

    async openThread(channel, root) {
        const { messages } = await this.#api.thread(channel, root);
        this.conversation(channel).thread(root, messages);
        this.#tell('thread', { channel, root });
    }

    hear(frame) {
        if (!this.workspace) {
            return;
        }
        switch (frame.type) {
            case 'message':
                this.#put(frame.message);
                break;
            case 'gone':
                this.#gone(frame.channel, frame.ts);
                break;
            case 'workspace':
                this.#loadWorkspace().catch(() => {});
                break;
            case 'views':
                this.#viewsHeard++;
                this.views = { modals: frame.modals, home: frame.home };
                this.#tell('views');
                break;
            case 'traffic':
                this.#heardTraffic([frame.entry]);
                break;
            default:
        }
    }

    /** A word from the page to this person alone, in Slackbot's name. */
    whisper(channel, text, threadTs = null) {
        const ts = (Date.now() / 1000).toFixed(6);
        this.#put({ ts, channel, thread_ts: threadTs, user: 'USLACKBOT', text, ephemeral: true, local: true });
    }

    async dismiss(message) {
        this.#gone(message.channel, message.ts);
        if (!message.local) {
            await this.#api.act('dismiss', { channel: message.channel, ts: message.ts });
        }
    }

    clearTraffic() {
        this.traffic = [];
        this.#tell('traffic');
    }

    markRead(channel) {
        const newest = this.conversation(channel).messages.at(-1)?.ts ?? this.channel(channel)?.latest;
        if (this.unread.read(channel, newest)) {
            this.#tell('unread');
        }
    }

    #put(message) {
        const { channel } = message;
        const conversation = this.conversation(channel);
        const isNew = !conversation.message(message.ts);
        const places = conversation.put(message);
        const entry = this.channel(channel);
        if (entry && !isReply(message) && message.ts > (entry.latest ?? '')) {
            entry.latest = message.ts;
        }
        if (this.unread.heard(message, entry, isNew)) {
            this.#tell('unread');
        }
        if (places.includes('channel')) {
            this.#tell('messages', { channel, added: isNew ? message : null });
        }
        if (places.includes('thread')) {
            this.#tell('thread', { channel, root: message.thread_ts ?? message.ts, added: isNew ? message : null });
        }
    }

    #gone(channel, ts) {
        this.conversation(channel).remove(ts);
        this.#tell('messages', { channel });
        this.#tell('thread', { channel, root: null });
    }

    async #loadWorkspace() {
        this.workspace = await this.#api.workspace();
        this.#tell('workspace');
    }

    /** What was heard while the answer was on its way is newer than the answer. */
    async #loadViews() {
        const heard = this.#viewsHeard;
        const views = await this.#api.views();
        if (heard === this.#viewsHeard) {
            this.views = views;
            this.#tell('views');
        }
    }

    async #loadTraffic() {
        const { entries } = await this.#api.traffic(this.#seen || null);
        this.#heardTraffic(entries);
    }

    #heardTraffic(entries) {
        const fresh = entries.filter((entry) => entry.seq > this.#seen);
        if (fresh.length > 0) {
            this.#seen = fresh.at(-1).seq;
            this.traffic = [...this.traffic, ...fresh].slice(-TRAFFIC_KEPT);
            this.#tell('traffic');
        }
    }

    #tell(kind, detail = {}) {
        for (const listener of this.#listeners.get(kind) ?? []) {
            listener(detail);
        }
    }
}
