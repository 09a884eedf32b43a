import { unescaped } from './entities.js';
import { safeLink } from './links.js';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/i;
const BARE = /^https?:\/\/[^\s<>|]+/i;

/**
 * One run of mrkdwn, line breaks included. `plain` keeps styles, emoji and bare addresses as they are, which is how
 * preformatted text reads; mentions and links in angle brackets work everywhere.
 */
export function inline(text, { plain = false } = {}) {
    const nodes = [];
    let words = '';
    const flush = () => {
        if (words !== '') {
            nodes.push(unescaped(words));
            words = '';
        }
    };
    const hopeless = {};
    let at = 0;
    while (at < text.length) {
        const found =
            reference(text, at) ?? (plain ? null : (styled(text, at, hopeless) ?? emoji(text, at) ?? bare(text, at)));
        if (found) {
            flush();
            nodes.push(found.node);
            at += found.length;
        } else {
            words += text[at];
            at++;
        }
    }
    flush();
    return nodes;
}

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<!date^…>`, `<https://…|label>`. */
function reference(text, at) {
    if (text[at] !== '<') {
        return null;
    }
    const end = text.indexOf('>', at);
    const inside = end < 0 ? '' : text.slice(at + 1, end);
    if (inside === '' || inside.includes('<') || inside.includes('\n')) {
        return null;
    }
    const bar = inside.indexOf('|');
    const target = bar < 0 ? inside : inside.slice(0, bar);
    const label = bar < 0 ? null : unescaped(inside.slice(bar + 1));
    const node = referenceTo(target, label);
    return node && { node, length: inside.length + 2 };
}

function referenceTo(target, label) {
    switch (target[0]) {
        case '@':
            return { kind: 'user', id: target.slice(1), label };
        case '#':
            return { kind: 'channel', id: target.slice(1), label };
        case '!':
            return special(target.slice(1), label);
        default: {
            const url = safeLink(unescaped(target));
            return url ? { kind: 'link', url, label: label || unescaped(target).replace(/^mailto:/, '') } : null;
        }
    }
}

function special(command, label) {
    const [name, ...rest] = command.split('^');
    switch (name) {
        case 'subteam':
            return { kind: 'group', id: rest[0] ?? '', label };
        case 'date':
            return {
                kind: 'date',
                seconds: Number(rest[0]),
                format: unescaped(rest[1] ?? ''),
                url: rest[2] ? safeLink(unescaped(rest.slice(2).join('^'))) : null,
                fallback: label ?? '',
            };
        default:
            return { kind: 'broadcast', range: name, label };
    }
}

/**
 * A style opens where a word may begin and closes where one ends, on the same line. `hopeless` holds up to where each
 * sign has been sought in vain, so that a wall of signs is read but once.
 */
function styled(text, at, hopeless) {
    const sign = text[at];
    if (sign === '`') {
        return code(text, at);
    }
    const kind = STYLES[sign];
    if (!kind || at < (hopeless[sign] ?? 0) || !mayOpen(text, at)) {
        return null;
    }
    const end = closing(text, at);
    if (end < 0) {
        const line = text.indexOf('\n', at);
        hopeless[sign] = line < 0 ? text.length : line;
        return null;
    }
    const inside = text.slice(at + 1, end);
    return { node: { kind, children: inline(inside) }, length: inside.length + 2 };
}

/** Where the style that opens here closes: not within code or an address, nor after a space, nor before a word. */
function closing(text, at) {
    let within = null;
    for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
        if (within) {
            within = text[end] === within ? null : within;
        } else if (text[end] === '`' || text[end] === '<') {
            within = text[end] === '<' ? '>' : '`';
        } else if (
            text[end] === text[at] &&
            end > at + 1 &&
            !/\s/.test(text[end - 1]) &&
            !WORD.test(text[end + 1] ?? '')
        ) {
            return end;
        }
    }
    return -1;
}

function code(text, at) {
    const end = text.indexOf('`', at + 1);
    const inside = end < 0 ? '' : text.slice(at + 1, end);
    if (inside.trim() === '' || inside.includes('\n')) {
        return null;
    }
    return { node: { kind: 'code', children: inline(inside, { plain: true }) }, length: inside.length + 2 };
}

function mayOpen(text, at) {
    const next = text[at + 1] ?? ' ';
    return !WORD.test(text[at - 1] ?? ' ') && !/\s/.test(next) && next !== text[at];
}

function emoji(text, at) {
    const found = text[at] === ':' && EMOJI.exec(text.slice(at, at + 80));
    return found ? { node: { kind: 'emoji', name: found[1].toLowerCase() }, length: found[0].length } : null;
}

function bare(text, at) {
    if (text[at] !== 'h' || WORD.test(text[at - 1] ?? ' ')) {
        return null;
    }
    const found = BARE.exec(text.slice(at));
    if (!found) {
        return null;
    }
    const address = found[0].replace(/&(?:lt|gt);.*$/, '').replace(/[.,;:!?'")\]*_~]+$/, '');
    const url = safeLink(unescaped(address));
    return url && address.length > 8 ? { node: { kind: 'link', url, label: url }, length: address.length } : null;
}
