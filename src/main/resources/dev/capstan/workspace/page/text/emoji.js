const SKIN = { 2: '\u{1f3fb}', 3: '\u{1f3fc}', 4: '\u{1f3fd}', 5: '\u{1f3fe}', 6: '\u{1f3ff}' };

/** Shortcodes and their characters. */
export class Emoji {
    #signs;

    constructor(signs) {
        this.#signs = signs;
    }

    /** The character, or `:name:` when there is none. */
    sign(name) {
        const [base, tone] = name.split('::skin-tone-');
        const sign = Object.hasOwn(this.#signs, base) ? this.#signs[base] : null;
        return sign ? sign + (tone ? (SKIN[tone] ?? '') : '') : `:${name}:`;
    }

    /** `:tada:` within plain text replaced. */
    within(text) {
        return text.replace(/:([a-z0-9_+'-]+):/gi, (whole, name) => {
            const sign = this.sign(name.toLowerCase());
            return sign.startsWith(':') ? whole : sign;
        });
    }

    /** Names that hold these letters, those that begin with them first. */
    called(letters, most) {
        const wanted = letters.toLowerCase().replaceAll(':', '').replaceAll(' ', '_');
        const names = Object.keys(this.#signs).filter((name) => name.includes(wanted));
        const rank = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
        return names.sort((a, b) => rank(a) - rank(b) || a.length - b.length).slice(0, most);
    }
}
