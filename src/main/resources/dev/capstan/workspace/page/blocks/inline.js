import { el } from '../dom/el.js';
import { mrkdwn } from '../text/mrkdwn.js';
import { readerClock, slackDate } from '../text/dates.js';

/**
 * Inline nodes of text/inline.js and text/markdown.js as DOM. A reader is {names, emoji, locale, me, onOpen}: names
 * turn ids into what people are called.
 */
export function drawn(nodes, reader) {
    return nodes.map((node) => (typeof node === 'string' ? node : draw(node, reader)));
}

/** A text object of Block Kit, or bare mrkdwn. */
export function textObject(text, reader) {
    return text?.type === 'plain_text' ? plainText(text, reader) : drawn(mrkdwn(text?.text), reader);
}

/** Plain text has no styles, but it has emoji unless it says otherwise. */
export function plainText(text, reader) {
    return text.emoji === false ? text.text : reader.emoji.within(text.text ?? '');
}

export function mention(label, { mine = false, dataset = {}, onclick = null } = {}) {
    return el(
        `${onclick ? 'button' : 'span'}.mention${mine ? '.mine' : ''}`,
        { dataset, onclick, type: onclick ? 'button' : null },
        label,
    );
}

export function anchor(url, ...children) {
    return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

function draw(node, reader) {
    const children = () => drawn(node.children, reader);
    switch (node.kind) {
        case 'bold':
            return el('strong', {}, children());
        case 'italic':
            return el('em', {}, children());
        case 'strike':
            return el('s', {}, children());
        case 'code':
            return el('code', {}, children());
        case 'pre':
            return el('pre', { tabindex: '0' }, children());
        case 'quote':
            return el('blockquote', {}, children());
        case 'link':
            return anchor(node.url, node.label);
        case 'emoji':
            return emojiSign(node.name, reader);
        case 'user':
            return mention(`@${reader.names.person(node.id, node.label)}`, {
                mine: node.id === reader.me,
                dataset: { user: node.id },
            });
        case 'group':
            return mention(`@${reader.names.group(node.id, node.label)}`, {
                mine: reader.names.inGroup(node.id),
                dataset: { group: node.id },
            });
        case 'channel':
            return channelMention(node, reader);
        case 'broadcast':
            return mention(`@${node.label?.replace(/^@/, '') ?? node.range}`, { mine: true });
        case 'date':
            return date(node, reader);
        default:
            return children();
    }
}

export function channelMention({ id, label }, reader) {
    const known = reader.names.channel(id);
    const dataset = { mention: id };
    return mention(`#${known ?? label ?? id}`, known ? { dataset, onclick: () => reader.onOpen(id) } : { dataset });
}

export function emojiSign(name, reader) {
    const sign = reader.emoji.sign(name);
    return sign.startsWith(':')
        ? sign
        : el('span.emoji', { role: 'img', 'aria-label': `:${name}:`, title: `:${name}:` }, sign);
}

export function date({ seconds, format, url, fallback }, reader) {
    const clock = readerClock(reader.locale);
    const words = slackDate(seconds, format, fallback, clock);
    const exact = slackDate(seconds, '{date_long} {time_secs}', fallback, clock);
    const time = el('time', { title: exact }, words);
    return url ? anchor(url, time) : time;
}
