import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { KeyedRows } from '../dom/keyed.js';
import { milliseconds } from '../text/amounts.js';
import { faultSwitches } from './faults.js';
import { trafficDetails } from './trafficdetails.js';

const SHOWN = 400;
const LATE = 3000;
const SLOW = 1000;
const AT_BOTTOM = 40;

/** What goes between the workspace and the app, newest at the bottom. */
export class Inspector {
    #desk;
    #list = el('ol.traffic', { 'aria-live': 'off' });
    #rows = new KeyedRows(this.#list);
    #scroller;
    #filter;
    #opened = new Set();
    #stop;
    #drawing = false;

    constructor(desk, { onClose }) {
        const { words, store } = desk;
        this.#desk = desk;
        this.#filter = el('input.field', {
            type: 'search',
            placeholder: words.filter,
            'aria-label': words.filter,
            value: desk.tab.read('traffic filter') ?? '',
            oninput: () => {
                desk.tab.write('traffic filter', this.#filter.value);
                this.#draw({ toEnd: true });
            },
        });
        this.#scroller = el(
            'div.traffic-scroller',
            { tabindex: '0', role: 'log', 'aria-live': 'off', 'aria-label': words.inspectorHint },
            this.#list,
        );
        this.element = el(
            'aside.side-pane.inspector',
            { 'aria-label': words.inspector, dataset: { pane: 'inspector' } },
            el(
                'header.pane-head',
                {},
                el(
                    'button.icon-button.back',
                    { type: 'button', 'aria-label': words.back, onclick: onClose },
                    icon(ICONS.back),
                ),
                el('h2', {}, words.inspector, el('span.pane-place', {}, words.inspectorHint)),
                el('span.spring'),
                el(
                    'button.icon-button.close',
                    { type: 'button', 'aria-label': words.close, onclick: onClose },
                    icon(ICONS.close),
                ),
            ),
            el(
                'div.inspector-bar',
                {},
                this.#filter,
                el('button.button.small', { type: 'button', onclick: () => store.clearTraffic() }, words.clearTraffic),
            ),
            this.#scroller,
            faultSwitches(desk),
        );
        this.#stop = store.on('traffic', () => this.#soon());
        this.#draw({ toEnd: true });
    }

    close() {
        this.#stop();
    }

    settle() {
        this.#scroller.scrollTop = this.#scroller.scrollHeight;
    }

    /** Traffic comes in bursts; one drawing a frame is enough. */
    #soon() {
        if (!this.#drawing) {
            this.#drawing = true;
            requestAnimationFrame(() => {
                this.#drawing = false;
                this.#draw({ toEnd: this.#isAtEnd() });
            });
        }
    }

    #isAtEnd() {
        const box = this.#scroller;
        return box.scrollHeight - box.scrollTop - box.clientHeight < AT_BOTTOM;
    }

    #draw({ toEnd }) {
        const { words, store } = this.#desk;
        const wanted = this.#filter.value.trim().toLowerCase();
        const matches = (entry) =>
            wanted === '' || `${entry.what} ${entry.request} ${entry.answer}`.toLowerCase().includes(wanted);
        const shown = store.traffic.filter(matches).slice(-SHOWN);
        this.#rows.show(
            shown.length > 0
                ? shown.map((entry) => ({
                      key: entry.seq,
                      parts: [this.#opened.has(entry.seq)],
                      build: () => this.#entry(entry),
                  }))
                : [{ key: 'none', parts: [], build: () => el('li.empty', {}, words.nothingYet) }],
        );
        if (toEnd) {
            this.#scroller.scrollTop = this.#scroller.scrollHeight;
        }
    }

    #entry(entry) {
        const { words } = this.#desk;
        const open = this.#opened.has(entry.seq);
        const fromApp = entry.way === 'from_app';
        const speed = entry.took_ms > LATE ? '.late' : entry.took_ms > SLOW ? '.slow' : '';
        const failed = entry.status === 0 || entry.status >= 400;
        const toggle = () => {
            this.#opened[open ? 'delete' : 'add'](entry.seq);
            this.#draw({ toEnd: false });
        };
        return el(
            `li.traffic-entry${open ? '.open' : ''}`,
            { dataset: { seq: entry.seq, way: entry.way, what: entry.what } },
            el(
                'button.traffic-line',
                { type: 'button', 'aria-expanded': String(open), onclick: toggle },
                el(
                    `span.way.${fromApp ? 'from-app' : 'to-app'}`,
                    { title: fromApp ? words.fromApp : words.toApp },
                    fromApp ? '←' : '→',
                ),
                el('span.what', {}, entry.what),
                signed(entry) ? el('span.signed', { title: words.signedHow }, '✓') : null,
                el('span.transport', {}, entry.transport ?? ''),
                el(
                    `span.status${failed ? '.failed' : ''}`,
                    {},
                    entry.status === 0 ? words.noAnswer : String(entry.status),
                ),
                el(`span.took${speed}`, {}, milliseconds(entry.took_ms)),
            ),
            open ? trafficDetails(entry, this.#desk, signed(entry)) : null,
        );
    }
}

function signed(entry) {
    return Object.keys(entry.headers ?? {}).some((name) => name.toLowerCase() === 'x-slack-signature');
}
