/** Rows of a CSV or TSV text as RFC 4180 has it: quoted cells may hold separators, quotes and line breaks. */
export function csvRows(text, { separator = ',', most = Infinity } = {}) {
    const rows = [];
    let row = [];
    let cell = '';
    let quoted = false;
    const source = text.replace(/^\ufeff/, '');
    for (let at = 0; at < source.length && rows.length < most; at++) {
        const sign = source[at];
        if (quoted) {
            if (sign === '"' && source[at + 1] === '"') {
                cell += '"';
                at++;
            } else if (sign === '"') {
                quoted = false;
            } else {
                cell += sign;
            }
        } else if (sign === '"' && cell === '') {
            quoted = true;
        } else if (sign === separator) {
            row.push(cell);
            cell = '';
        } else if (sign === '\n') {
            rows.push([...row, cell.replace(/\r$/, '')]);
            row = [];
            cell = '';
        } else {
            cell += sign;
        }
    }
    if (rows.length < most && (cell !== '' || row.length > 0)) {
        rows.push([...row, cell]);
    }
    return rows;
}

/** Columns whose every filled cell below the head is a number stand to the right. */
export function numericColumns(rows) {
    const width = Math.max(0, ...rows.map((row) => row.length));
    return Array.from({ length: width }, (_, column) => {
        const cells = rows
            .slice(1)
            .map((row) => row[column] ?? '')
            .filter((cell) => cell !== '');
        return cells.length > 0 && cells.every((cell) => /^-?[\d,]*\.?\d+\s?%?$/.test(cell));
    });
}
