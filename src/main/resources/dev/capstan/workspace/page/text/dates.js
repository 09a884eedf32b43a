/**
 * Slack's date tokens and clock times in a reader's locale and time zone. `clock` is {locale, zone, now}: now in
 * milliseconds.
 */
const DAY = 86_400_000;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function readerClock(locale, now = Date.now(), zone = OWN_ZONE) {
    return { locale, zone, now };
}

/** `{date_short} at {time}` filled in; the fallback when the number is no time. */
export function slackDate(seconds, format, fallback, clock) {
    const millis = seconds * 1000;
    if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) {
        return fallback;
    }
    return format.replace(/\{([a-z_]+)\}/g, (token, name) => tokens[name]?.(millis, clock) ?? token);
}

export function timeOfDay(millis, clock) {
    return formatted(millis, clock, { hour: hourOf(clock), minute: '2-digit' });
}

export function fullMoment(millis, clock) {
    return `${formatted(millis, clock, { dateStyle: 'full' })} ${formatted(millis, clock, { timeStyle: 'medium' })}`;
}

/** The head of a day in a conversation. */
export function dayName(millis, clock) {
    return pretty(millis, clock) ?? formatted(millis, clock, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** A key that is the same all day long where the reader sits. */
export function dayKey(millis, clock) {
    return formatted(millis, { ...clock, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** "3 minutes ago"; `style` as in Intl. */
export function ago(millis, clock, style = 'long') {
    const seconds = Math.round((millis - clock.now) / 1000);
    const steps = [
        ['second', 60],
        ['minute', 60],
        ['hour', 24],
        ['day', 30],
        ['month', 12],
        ['year', Infinity],
    ];
    let amount = seconds;
    for (const [unit, size] of steps) {
        if (Math.abs(amount) < size) {
            return new Intl.RelativeTimeFormat(clock.locale, { numeric: 'auto', style }).format(
                Math.trunc(amount),
                unit,
            );
        }
        amount /= size;
    }
    return '';
}

export function millisOf(ts) {
    return Math.floor(Number(ts) * 1000);
}

const tokens = {
    date_num: (millis, clock) => dayKey(millis, clock),
    date_slash: (millis, clock) => formatted(millis, clock, { year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: (millis, clock) => longDate(millis, clock),
    date_short: (millis, clock) => shortDate(millis, clock),
    date_long: (millis, clock) => `${weekday(millis, clock)}${longDate(millis, clock)}`,
    date_pretty: (millis, clock) => pretty(millis, clock) ?? longDate(millis, clock),
    date_short_pretty: (millis, clock) => pretty(millis, clock) ?? shortDate(millis, clock),
    date_long_pretty: (millis, clock) => pretty(millis, clock) ?? tokens.date_long(millis, clock),
    day_divider_pretty: (millis, clock) => dayName(millis, clock),
    time: (millis, clock) => timeOfDay(millis, clock),
    time_secs: (millis, clock) =>
        formatted(millis, clock, { hour: hourOf(clock), minute: '2-digit', second: '2-digit' }),
    ago: (millis, clock) => ago(millis, clock),
};

/** 2:39 PM, but 06:30. */
function hourOf({ locale }) {
    return locale.startsWith('en') ? 'numeric' : '2-digit';
}

function shortDate(millis, clock) {
    return formatted(millis, clock, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** Slack writes "February 18th, 2014" in English and leaves the ordinal out elsewhere. */
function longDate(millis, clock) {
    if (!clock.locale.startsWith('en')) {
        return formatted(millis, clock, { year: 'numeric', month: 'long', day: 'numeric' });
    }
    const part = (options) => formatted(millis, { ...clock, locale: 'en-US' }, options);
    const day = Number(part({ day: 'numeric' }));
    return `${part({ month: 'long' })} ${day}${ordinal(day)}, ${part({ year: 'numeric' })}`;
}

function weekday(millis, clock) {
    const name = formatted(millis, clock, { weekday: 'long' });
    return /^(zh|ja)/.test(clock.locale) ? `${name} ` : `${name}, `;
}

function ordinal(day) {
    const teen = day % 100 >= 11 && day % 100 <= 13;
    return teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
}

/** Yesterday, today or tomorrow in the reader's words, else null. */
function pretty(millis, clock) {
    const names = new Intl.RelativeTimeFormat(clock.locale, { numeric: 'auto' });
    for (const days of [-1, 0, 1]) {
        if (dayKey(millis, clock) === dayKey(clock.now + days * DAY, clock)) {
            const name = names.format(days, 'day');
            return name.charAt(0).toUpperCase() + name.slice(1);
        }
    }
    return null;
}

const formats = new Map();

/** Formats are dear to make, and a channel needs the same few hundreds of times. */
function formatted(millis, { locale, zone }, options) {
    const key = `${locale} ${zone} ${JSON.stringify(options)}`;
    if (!formats.has(key)) {
        formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
    }
    return formats.get(key).format(millis).replaceAll('\u202f', ' ');
}
