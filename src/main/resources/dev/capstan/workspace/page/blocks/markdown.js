import { el } from '../dom/el.js';
import { markdown } from '../text/markdown.js';
import { drawn } from './inline.js';

/** A `markdown` block as DOM. */
export function markdownBlock(block, reader) {
    return el(
        'div.markdown',
        {},
        markdown(block.text).map((node) => draw(node, reader)),
    );
}

function draw(node, reader) {
    if (typeof node === 'string') {
        return node;
    }
    switch (node.kind) {
        case 'heading':
            return el(`h${Math.min(6, node.level + 2)}`, {}, drawn(node.children, reader));
        case 'paragraph':
            return el('p', {}, drawn(node.children, reader));
        case 'rule':
            return el('hr');
        case 'quote':
            return el(
                'blockquote',
                {},
                node.children.map((child) => draw(child, reader)),
            );
        case 'list':
            return list(node, reader);
        case 'table':
            return table(node, reader);
        default:
            return drawn([node], reader);
    }
}

function list({ ordered, start, items }, reader) {
    return el(
        ordered ? 'ol' : 'ul',
        { start: ordered && start !== 1 ? start : null },
        items.map((item) =>
            el(
                'li',
                {},
                item.map((node) => draw(node, reader)),
            ),
        ),
    );
}

function table({ aligns, rows }, reader) {
    const row = (cells, tag) =>
        el(
            'tr',
            {},
            cells.map((cell, column) => el(`${tag}.${aligns[column] ?? 'left'}`, {}, drawn(cell, reader))),
        );
    return el(
        'div.table-frame',
        { tabindex: '0' },
        el(
            'table',
            {},
            el('thead', {}, row(rows[0], 'th')),
            el(
                'tbody',
                {},
                rows.slice(1).map((cells) => row(cells, 'td')),
            ),
        ),
    );
}
