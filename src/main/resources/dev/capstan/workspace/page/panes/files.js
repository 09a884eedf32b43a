import { el, icon } from '../dom/el.js';
import { ICONS } from '../dom/icons.js';
import { fileAddress, fileText } from '../state/api.js';
import { weight } from '../text/amounts.js';
import { csvRows, numericColumns } from '../text/csv.js';

const LINES = 6;
const ROWS = 6;
const MOST_LINES = 2000;
const MOST_ROWS = 500;
const READABLE = 2_000_000;
const TEXT = /\.(txt|log|md|json|ya?ml|sql|sh|xml|html?|css|js|java|properties|toml|ini|conf|diff|patch)$/i;

/** A file under a message: its name, weight and download, and as much of it as fits. */
export function fileCard(file, desk) {
    const title = file.title || file.name;
    const card = el(
        'div.file',
        { dataset: { file: file.id } },
        el(
            'div.file-head',
            {},
            el('span.file-icon', {}, icon(ICONS.file)),
            el(
                'span.file-name',
                {},
                title,
                el('span.file-kind', {}, `${kindOf(file).label} · ${weight(file.size ?? 0)}`),
            ),
            el(
                'a.icon-button',
                {
                    href: fileAddress(file.id, true),
                    download: file.name,
                    'aria-label': desk.words.download(title),
                    title: desk.words.download(title),
                },
                icon(ICONS.download),
            ),
        ),
    );
    const body = el('div.file-body');
    card.append(body);
    preview(file, body, desk);
    return card;
}

function kindOf(file) {
    const ending = /\.(\w+)$/.exec(file.name ?? '')?.[1]?.toLowerCase() ?? '';
    const type = file.mimetype ?? '';
    if (/^image\/(png|jpeg|gif|webp)/.test(type) || /^(png|jpe?g|gif|webp)$/.test(ending)) {
        return { kind: 'image', label: ending.toUpperCase() };
    }
    if (/^(csv|tsv)$/.test(ending)) {
        return { kind: 'table', label: ending.toUpperCase(), separator: ending === 'tsv' ? '\t' : ',' };
    }
    const readable =
        type.startsWith('text/') ||
        /json|xml|yaml/.test(type) ||
        TEXT.test(file.name ?? '') ||
        file.filetype === 'text';
    return { kind: readable ? 'text' : 'other', label: ending.toUpperCase() || 'FILE' };
}

async function preview(file, body, desk) {
    const { kind, separator } = kindOf(file);
    if (kind === 'image') {
        body.append(el('img.picture', { src: fileAddress(file.id), alt: file.title || file.name, loading: 'lazy' }));
        return;
    }
    if (kind === 'other' || file.size > READABLE) {
        body.append(el('p.note', {}, desk.words.noPreview));
        return;
    }
    const text = await desk.attempt(desk.fileText(file.id, fileText));
    if (text !== null) {
        body.append(...(kind === 'table' ? table(text, separator, desk.words) : lines(text, desk.words)));
    }
}

function lines(text, words) {
    const all = text.replace(/\n$/, '').split('\n');
    const pre = el('pre.file-text', { tabindex: '0' });
    const show = (open) => pre.replaceChildren(all.slice(0, open ? MOST_LINES : LINES).join('\n'));
    return [pre, expander(all.length - LINES, show, words)];
}

function table(text, separator, words) {
    const rows = csvRows(text, { separator, most: MOST_ROWS + 1 });
    const numeric = numericColumns(rows);
    const [head = [], ...body] = rows;
    const row = (cells, tag) =>
        el(
            'tr',
            {},
            cells.map((cell, column) => el(`${tag}.${numeric[column] ? 'right' : 'left'}`, {}, cell)),
        );
    const tbody = el('tbody');
    const show = (open) =>
        tbody.replaceChildren(...body.slice(0, open ? MOST_ROWS : ROWS).map((cells) => row(cells, 'td')));
    const frame = el('div.table-frame', { tabindex: '0' }, el('table', {}, el('thead', {}, row(head, 'th')), tbody));
    return [frame, expander(body.length - ROWS, show, words)];
}

/** Shows the short form, and a button for the rest when there is one. */
function expander(rest, show, words) {
    show(false);
    if (rest <= 0) {
        return '';
    }
    let open = false;
    const toggle = el(
        'button.expand',
        {
            type: 'button',
            'aria-expanded': 'false',
            onclick: () => {
                open = !open;
                show(open);
                toggle.setAttribute('aria-expanded', String(open));
                toggle.textContent = open ? words.collapseFile : words.linesMore(rest);
            },
        },
        words.linesMore(rest),
    );
    return toggle;
}
