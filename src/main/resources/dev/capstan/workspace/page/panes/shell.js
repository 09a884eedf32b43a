import { el } from '../dom/el.js';
import { popoverIsOpen } from '../dom/popover.js';
import { ChannelPane } from './channel.js';
import { Inspector } from './inspector.js';
import { Modals } from './modals.js';
import { openShortcuts } from './shortcuts.js';
import { Sidebar } from './sidebar.js';
import { openSwitcher } from './switcher.js';
import { chooseTheme } from './theme.js';
import { ThreadPane } from './thread.js';
import { topbar } from './topbar.js';

/** The frame around the panes, and the keys that work everywhere. */
export class Shell {
    #desk;
    #sidebar;
    #topbar;
    #main = el('main.main');
    #panes;
    #banner = el('div.banner', { role: 'status', hidden: true });
    #channel = null;
    #thread = null;
    #inspector = null;
    #at = { channel: null, tab: null, thread: null };
    #stop = new AbortController();

    constructor(desk, { onPerson }) {
        this.#desk = desk;
        this.#sidebar = new Sidebar(desk, { onPick: () => this.#look('main') });
        this.#topbar = topbar(desk, {
            onJump: () => this.#jump(),
            onInspector: () => this.#toggleInspector(),
            onTheme: (anchor) => chooseTheme(anchor, desk.browser, desk.words),
            onShortcuts: () => openShortcuts(desk),
            onPerson,
        });
        this.#panes = el('div.panes', {}, this.#sidebar.element, this.#main);
        this.element = el(
            'div.shell',
            { dataset: { connection: 'here' } },
            this.#topbar.element,
            this.#banner,
            this.#panes,
            desk.spoken,
        );
        this.modals = new Modals(desk);
        const leave = desk.place.on(() => this.#goto());
        this.#stop.signal.addEventListener('abort', leave);
        desk.store.on('workspace', () => this.#goto());
        document.addEventListener('keydown', (event) => this.#key(event), { signal: this.#stop.signal });
    }

    /** To be called when it is in the document. */
    open() {
        this.#look(this.#desk.place.now.channel ? 'main' : 'list');
        this.#goto();
        if (this.#desk.tab.read('inspector')) {
            this.#toggleInspector();
        }
    }

    close() {
        this.#stop.abort();
        this.#sidebar.close();
        this.#channel?.close();
        this.#thread?.close();
        this.#inspector?.close();
        this.modals.close();
        this.element.remove();
    }

    /** `why` names the words for it; null when the workspace is there. */
    away(why) {
        this.element.dataset.connection = why ? 'away' : 'here';
        this.#banner.hidden = !why;
        this.#banner.textContent = why ? this.#desk.words[why] : '';
    }

    #goto() {
        const { place, store } = this.#desk;
        const { channel, tab, thread } = place.now;
        if (!store.channel(channel)) {
            const order = this.#sidebar.order();
            const first = order.find((each) => each.id === this.#desk.lastChannel) ?? order[0];
            if (first) {
                place.go({ channel: first.id }, { replace: true });
            }
            return;
        }
        if (channel !== this.#at.channel || tab !== this.#at.tab) {
            this.#openChannel({ channel, tab });
        }
        if (thread !== this.#at.thread || (thread && channel !== this.#at.channel)) {
            this.#openThread({ channel, thread });
        }
        this.#at = { channel, tab, thread };
        this.#desk.lastChannel = channel;
    }

    #openChannel(where) {
        this.#channel?.close();
        this.#channel = new ChannelPane(this.#desk, where, { onBack: () => this.#look('list') });
        this.#main.replaceChildren(this.#channel.element);
        this.#channel.settle();
        document.title = `${this.#desk.store.channel(where.channel).name} · ${this.#desk.store.workspace.team.name}`;
        if (matchMedia('(min-width: 761px)').matches && !this.modals.isOpen) {
            this.#channel.focus();
        }
    }

    #openThread({ channel, thread }) {
        this.#thread?.close();
        this.#thread?.element.remove();
        this.#thread = null;
        if (!thread) {
            this.#look('main');
            return;
        }
        this.#thread = new ThreadPane(this.#desk, { channel, thread }, { onClose: () => this.#closeThread() });
        this.#main.after(this.#thread.element);
        this.#look('thread');
        this.#thread.settle();
        if (!this.modals.isOpen) {
            this.#thread.focus();
        }
    }

    #closeThread() {
        const { thread } = this.#at;
        this.#desk.place.go({ channel: this.#at.channel });
        this.#main.querySelector(`[data-thread="${CSS.escape(thread ?? '')}"]`)?.focus();
    }

    #toggleInspector() {
        const open = this.#inspector === null;
        if (open) {
            this.#inspector = new Inspector(this.#desk, { onClose: () => this.#toggleInspector() });
            this.#panes.append(this.#inspector.element);
            this.#inspector.settle();
        } else {
            this.#inspector.close();
            this.#inspector.element.remove();
            this.#inspector = null;
        }
        this.#look(open ? 'inspector' : this.#thread ? 'thread' : 'main');
        this.#desk.tab.write('inspector', open || null);
        this.#topbar.inspectorIs(open);
    }

    /** Where there is room for one pane only, this one. */
    #look(pane) {
        this.element.dataset.looking = pane;
    }

    #jump() {
        openSwitcher(this.#desk, this.#sidebar.order(), (channel) => {
            this.#look('main');
            this.#desk.place.go({ channel });
        });
    }

    #key(event) {
        const control = event.ctrlKey || event.metaKey;
        if (control && event.key.toLowerCase() === 'k') {
            event.preventDefault();
            this.#jump();
        } else if (control && event.key === '/') {
            event.preventDefault();
            openShortcuts(this.#desk);
        } else if (control && event.key === '.') {
            event.preventDefault();
            this.#toggleInspector();
        } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            event.preventDefault();
            this.#step(event.key === 'ArrowUp' ? -1 : 1);
        } else if (event.key === 'Escape' && !popoverIsOpen() && !event.defaultPrevented) {
            this.#escape();
        }
    }

    #step(by) {
        const order = this.#sidebar.order();
        const at = order.findIndex((channel) => channel.id === this.#at.channel);
        const next = order[(at + by + order.length) % order.length];
        if (next) {
            this.#desk.place.go({ channel: next.id });
        }
    }

    #escape() {
        if (this.#inspector?.element.contains(document.activeElement)) {
            this.#toggleInspector();
        } else if (this.#at.thread) {
            this.#closeThread();
        }
    }
}
