import { el } from '../dom/el.js';
import { wordsOf } from './richtext.js';
import { cellContent } from './table.js';

const PAGE = 5;

/** A `data_table` block: pages of rows, sorted by the column whose head was pressed last. */
export function dataTable(block, reader) {
    const { words } = reader;
    const [head = [], ...rows] = block.rows ?? [];
    const size = block.page_size ?? PAGE;
    const named = block.row_header_column_index ?? 0;
    const isNumber = head.map((_, column) => rows.every((row) => row[column]?.type === 'raw_number'));
    const side = (column) => (isNumber[column] ? 'right' : 'left');
    const body = el('tbody');
    const pager = el('div.pager');
    let sorted = rows;
    let by = { column: null, upwards: true };
    let page = 0;

    const heads = head.map((cell, column) =>
        el(
            `th.${side(column)}`,
            { scope: 'col' },
            el('button.sort', { type: 'button', onclick: () => sort(column) }, cellContent(cell, reader)),
        ),
    );

    function sort(column) {
        by = { column, upwards: by.column === column ? !by.upwards : true };
        sorted = rows.toSorted((one, other) => (by.upwards ? 1 : -1) * compare(one[column], other[column], reader));
        page = 0;
        show();
    }

    function show() {
        heads.forEach((cell, column) =>
            cell.setAttribute(
                'aria-sort',
                by.column !== column ? 'none' : by.upwards ? 'ascending' : 'descending',
            ),
        );
        const from = page * size;
        const shown = sorted.slice(from, from + size);
        body.replaceChildren(
            ...shown.map((row) =>
                el(
                    'tr',
                    {},
                    row.map((cell, column) =>
                        el(
                            `${column === named ? 'th' : 'td'}.${side(column)}`,
                            { scope: column === named ? 'row' : null },
                            cellContent(cell, reader),
                        ),
                    ),
                ),
            ),
        );
        const turn = (by, sign, label) =>
            el(
                'button.icon-button',
                {
                    type: 'button',
                    'aria-label': label,
                    title: label,
                    disabled: page + by < 0 || (page + by) * size >= rows.length,
                    onclick: () => {
                        page += by;
                        show();
                    },
                },
                sign,
            );
        pager.hidden = rows.length <= size;
        pager.replaceChildren(
            words.rowsOf(from + 1, from + shown.length, rows.length),
            turn(-1, '‹', words.previousPage),
            turn(1, '›', words.nextPage),
        );
    }

    show();
    return el(
        'div',
        {},
        el(
            'div.table-frame',
            { tabindex: '0' },
            el('table', {}, el('caption', {}, block.caption), el('thead', {}, el('tr', {}, heads)), body),
        ),
        pager,
    );
}

function compare(one, other, reader) {
    return one.type === 'raw_number' && other.type === 'raw_number'
        ? one.value - other.value
        : plain(one).localeCompare(plain(other), reader.locale, { numeric: true });
}

function plain(cell) {
    return cell.type === 'rich_text' ? wordsOf(cell) : String(cell.text ?? cell.value);
}
