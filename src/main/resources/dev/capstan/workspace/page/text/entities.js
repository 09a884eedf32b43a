const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Slack escapes these three and no others. */
export function unescaped(text) {
    return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
