/** 1536 → "1.5 kB", as Slack writes the weight of a file. */
export function weight(bytes) {
    const units = ['B', 'kB', 'MB', 'GB'];
    let amount = bytes;
    let unit = 0;
    while (amount >= 1000 && unit < units.length - 1) {
        amount /= 1000;
        unit++;
    }
    return `${unit === 0 || amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10} ${units[unit]}`;
}

export function milliseconds(took) {
    return took >= 1000 ? `${(took / 1000).toFixed(2)} s` : `${Math.round(took)} ms`;
}
