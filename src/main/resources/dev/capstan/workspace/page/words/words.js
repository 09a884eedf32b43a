import { chinese } from './chinese.js';
import { english } from './english.js';

/** The page's words in the reader's language. @returns {typeof english} */
export function wordsFor(locale) {
    return /^zh\b/i.test(locale ?? '') ? chinese : english;
}
