import { safeLink } from './links.js';

/**
 * The standard Markdown of a `markdown` block as a tree: heading, paragraph, list, quote, pre, rule and table, with
 * the inline nodes that mrkdwn has too.
 */
export function markdown(text) {
    return blocks(
        String(text ?? '')
            .replaceAll('\r\n', '\n')
            .split('\n'),
    );
}

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

function blocks(lines) {
    const nodes = [];
    let at = 0;
    while (at < lines.length) {
        const read =
            fence(lines, at) ??
            heading(lines, at) ??
            rule(lines, at) ??
            quote(lines, at) ??
            list(lines, at) ??
            table(lines, at) ??
            paragraph(lines, at);
        if (read.node) {
            nodes.push(read.node);
        }
        at = read.next;
    }
    return nodes;
}

function fence(lines, at) {
    const open = /^\s*(```+|~~~+)\s*(\S*)/.exec(lines[at]);
    if (!open) {
        return null;
    }
    const end = lines.findIndex((line, index) => index > at && line.trim().startsWith(open[1]));
    const last = end < 0 ? lines.length : end;
    return { node: { kind: 'pre', children: [lines.slice(at + 1, last).join('\n')] }, next: last + 1 };
}

function heading(lines, at) {
    const found = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[at]);
    return found && { node: { kind: 'heading', level: found[1].length, children: spans(found[2]) }, next: at + 1 };
}

function rule(lines, at) {
    return /^\s*([-*_])(\s*\1){2,}\s*$/.test(lines[at]) ? { node: { kind: 'rule' }, next: at + 1 } : null;
}

function quote(lines, at) {
    let next = at;
    while (next < lines.length && /^\s*>/.test(lines[next])) {
        next++;
    }
    const inside = lines.slice(at, next).map((line) => line.replace(/^\s*> ?/, ''));
    return next > at ? { node: { kind: 'quote', children: blocks(inside) }, next } : null;
}

function list(lines, at) {
    const first = ITEM.exec(lines[at]);
    if (!first) {
        return null;
    }
    const ordered = /\d/.test(first[2]);
    const indent = first[1].length;
    const items = [];
    let next = at;
    while (next < lines.length) {
        const item = ITEM.exec(lines[next]);
        if (item && item[1].length <= indent && /\d/.test(item[2]) === ordered) {
            items.push([item[3]]);
        } else if (items.length > 0 && /^\s+\S/.test(lines[next]) && indentOf(lines[next]) > indent) {
            items.at(-1).push(lines[next].slice(Math.min(indentOf(lines[next]), indent + 2)));
        } else {
            break;
        }
        next++;
    }
    const start = ordered ? Number.parseInt(first[2], 10) : 1;
    return { node: { kind: 'list', ordered, start, items: items.map(listItem) }, next };
}

function listItem([first, ...rest]) {
    const task = /^\[([ xX])\]\s+(.*)$/.exec(first);
    const words = task ? [task[1] === ' ' ? '☐ ' : '☑ ', ...spans(task[2])] : spans(first);
    return [...words, ...(rest.length > 0 ? blocks(rest) : [])];
}

function table(lines, at) {
    const ruler = lines[at + 1] ?? '';
    if (
        !lines[at].includes('|') ||
        !/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(ruler) ||
        !ruler.includes('|')
    ) {
        return null;
    }
    let next = at + 2;
    while (next < lines.length && lines[next].includes('|')) {
        next++;
    }
    const aligns = cells(ruler).map((cell) => (/^:-+:$/.test(cell) ? 'center' : cell.endsWith(':') ? 'right' : 'left'));
    const rows = [lines[at], ...lines.slice(at + 2, next)].map((line) => cells(line).map(spans));
    return { node: { kind: 'table', aligns, rows }, next };
}

function cells(line) {
    return line
        .trim()
        .replace(/^\|/, '')
        .replace(/\|$/, '')
        .split('|')
        .map((cell) => cell.trim());
}

function paragraph(lines, at) {
    let next = at;
    const words = [];
    while (next < lines.length && lines[next].trim() !== '' && (next === at || !opensBlock(lines, next))) {
        words.push(lines[next].trim());
        next++;
    }
    return {
        node: words.length > 0 ? { kind: 'paragraph', children: spans(words.join('\n')) } : null,
        next: Math.max(next, at + 1),
    };
}

function opensBlock(lines, at) {
    return Boolean(
        fence(lines, at) ?? heading(lines, at) ?? rule(lines, at) ?? quote(lines, at) ?? ITEM.exec(lines[at]),
    );
}

function indentOf(line) {
    return line.length - line.trimStart().length;
}

const SPANS = [
    [/^`([^`]+)`/, (found) => ({ kind: 'code', children: [found[1]] })],
    [/^\*\*(?=\S)((?:\\.|[^\\])+?)(?<=\S)\*\*/s, (found) => ({ kind: 'bold', children: spans(found[1]) })],
    [/^__(?=\S)((?:\\.|[^\\])+?)(?<=\S)__(?![\p{L}\p{N}])/su, (found) => ({ kind: 'bold', children: spans(found[1]) })],
    [/^~~(?=\S)((?:\\.|[^\\])+?)(?<=\S)~~/s, (found) => ({ kind: 'strike', children: spans(found[1]) })],
    [/^\*(?=\S)((?:\\.|[^*\\])+)(?<=\S)\*/s, (found) => ({ kind: 'italic', children: spans(found[1]) })],
    [/^_(?=\S)((?:\\.|[^_\\])+)(?<=\S)_(?![\p{L}\p{N}])/su, (found) => ({ kind: 'italic', children: spans(found[1]) })],
    [/^!?\[([^\]]*)\]\(([^)\s]+)(?:\s+"[^"]*")?\)/, (found) => link(found[2], found[1])],
    [/^<(https?:\/\/[^>\s]+)>/, (found) => link(found[1], found[1])],
    [/^https?:\/\/[^\s<>)]*[^\s<>).,;:!?]/, (found) => link(found[0], found[0])],
    [/^:([a-z0-9_+-]+):/, (found) => ({ kind: 'emoji', name: found[1] })],
];

function link(address, label) {
    const url = safeLink(address);
    return url ? { kind: 'link', url, label: label || url } : null;
}

function spans(text) {
    const nodes = [];
    let words = '';
    let at = 0;
    while (at < text.length) {
        if (text[at] === '\\' && /[\p{P}\p{S}]/u.test(text[at + 1] ?? '')) {
            words += text[at + 1];
            at += 2;
            continue;
        }
        const span = /[`*_~!\[<h:]/.test(text[at]) ? spanAt(text, at) : null;
        if (span) {
            if (words !== '') {
                nodes.push(words);
                words = '';
            }
            nodes.push(span.node);
            at += span.length;
        } else {
            words += text[at];
            at++;
        }
    }
    return words === '' ? nodes : [...nodes, words];
}

function spanAt(text, at) {
    const midWord = /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
    if (midWord && /[_h]/.test(text[at])) {
        return null;
    }
    for (const [pattern, build] of SPANS) {
        const found = pattern.exec(text.slice(at));
        const node = found && build(found);
        if (node) {
            return { node, length: found[0].length };
        }
    }
    return null;
}
