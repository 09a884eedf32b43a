import { el } from '../dom/el.js';
import { fileAddress } from '../state/api.js';
import { safeImage } from '../text/links.js';

/** An image of a block or element; what may not be loaded shows its description instead. */
export function image(block, className) {
    const source = block.slack_file?.id ? fileAddress(block.slack_file.id) : safeImage(block.image_url);
    if (!source) {
        return el(`span.${className}.no-image`, {}, block.alt_text);
    }
    const picture = el(`img.${className}`, { src: source, alt: block.alt_text, loading: 'lazy', decoding: 'async' });
    picture.addEventListener('error', () => picture.replaceWith(el(`span.${className}.no-image`, {}, block.alt_text)));
    return picture;
}
