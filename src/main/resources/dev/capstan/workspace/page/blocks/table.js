import { el } from '../dom/el.js';
import { richText } from './richtext.js';

/** A `table` block: the first row is the head. */
export function tableBlock(block, reader) {
    const [head, ...rows] = block.rows ?? [];
    const settings = block.column_settings ?? [];
    const row = (cells, tag) =>
        el(
            'tr',
            {},
            cells.map((cell, column) =>
                el(
                    `${tag}.${settings[column]?.align ?? 'left'}${settings[column]?.is_wrapped ? '.wrapped' : ''}`,
                    {},
                    cellContent(cell, reader),
                ),
            ),
        );
    return el(
        'div.table-frame',
        { tabindex: '0' },
        el(
            'table',
            {},
            el('thead', {}, head ? row(head, 'th') : null),
            el(
                'tbody',
                {},
                rows.map((cells) => row(cells, 'td')),
            ),
        ),
    );
}

/** What stands in a cell of either kind of table. */
export function cellContent(cell, reader) {
    if (cell?.type === 'raw_number') {
        return cell.text ?? cell.value.toLocaleString(reader.locale);
    }
    return cell?.type === 'rich_text' ? richText(cell, reader) : (cell?.text ?? '');
}
