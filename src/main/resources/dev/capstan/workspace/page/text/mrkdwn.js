import { inline } from './inline.js';
import { unescaped } from './entities.js';

/**
 * Slack's mrkdwn as a tree: pre, quote and the inline nodes of inline.js, which are strings or objects with a `kind`.
 * Nothing here knows of a document.
 */
export function mrkdwn(text) {
    const nodes = [];
    for (const [index, part] of fenced(String(text ?? '')).entries()) {
        if (index % 2 === 1) {
            nodes.push({ kind: 'pre', children: inline(part.replace(/^\n/, '').replace(/\n$/, ''), { plain: true }) });
        } else {
            const before = index > 0 ? part.replace(/^\n/, '') : part;
            nodes.push(...quoted(before));
        }
    }
    return nodes;
}

/** Plain words of a text, for announcements and previews. */
export function plainWords(text) {
    return unescaped(
        String(text ?? '')
            .replace(/<[^>|]*\|([^>]*)>/g, '$1')
            .replace(/[*_~`]/g, ''),
    );
}

/** Text and preformatted text by turns. A fence without an end is ordinary text. */
function fenced(text) {
    const parts = text.split('```');
    if (parts.length % 2 === 0) {
        const unclosed = parts.pop();
        parts.push(`${parts.pop()}\`\`\`${unclosed}`);
    }
    return parts;
}

function quoted(text) {
    if (text === '') {
        return [];
    }
    const nodes = [];
    const lines = text.split('\n');
    let plain = [];
    const flush = () => {
        if (plain.length > 0) {
            nodes.push(...inline(plain.join('\n')));
            plain = [];
        }
    };
    for (let i = 0; i < lines.length; i++) {
        const all = /^(?:>|&gt;){3} ?/.exec(lines[i]);
        const one = /^(?:>|&gt;) ?/.exec(lines[i]);
        if (!all && !one) {
            plain.push(lines[i]);
            continue;
        }
        flush();
        const body = [];
        if (all) {
            body.push(lines[i].slice(all[0].length), ...lines.slice(i + 1));
            i = lines.length;
        } else {
            for (let line = one; line; line = /^(?:>|&gt;) ?/.exec(lines[i + 1] ?? '')) {
                if (body.length > 0) {
                    i++;
                }
                body.push(lines[i].slice(line[0].length));
            }
        }
        nodes.push({ kind: 'quote', children: inline(body.join('\n')) });
    }
    flush();
    return nodes;
}
