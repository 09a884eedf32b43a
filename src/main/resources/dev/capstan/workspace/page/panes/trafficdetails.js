import { el } from '../dom/el.js';
import { fullMoment, readerClock } from '../text/dates.js';
import { readableBody } from '../text/bodies.js';

/** One request with its answer, as readable as it gets. */
export function trafficDetails(entry, desk, signed) {
    const { words, reader } = desk;
    const headers = Object.entries(entry.headers ?? {})
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n');
    const part = (title, text) =>
        text
            ? el('section', {}, el('h3', {}, title, copyButton(text, desk)), el('pre', { tabindex: '0' }, text))
            : null;
    return el(
        'div.traffic-details',
        {},
        el('p.note', {}, fullMoment(Date.parse(entry.at), readerClock(reader.locale))),
        entry.way === 'to_app'
            ? el('p.note', {}, signed ? words.signedHow : entry.transport === 'socket' ? words.overSocket : '')
            : null,
        part(words.headers, headers),
        part(words.request, readableBody(entry.request)),
        part(words.answer, readableBody(entry.answer)),
    );
}

function copyButton(text, { words }) {
    const button = el(
        'button.link',
        {
            type: 'button',
            onclick: async () => {
                await navigator.clipboard.writeText(text).then(
                    () => {
                        button.textContent = words.copied;
                    },
                    () => {},
                );
            },
        },
        words.copy,
    );
    return button;
}
