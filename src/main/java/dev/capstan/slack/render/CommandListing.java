package dev.capstan.slack.render;

import java.util.Optional;

/**
 * The exact scripts of a plan.
 *
 * @param whole everything, to be uploaded to the same place; present only when the message had to be cut
 */
public record CommandListing(Rendered message, Optional<TextFile> whole) {}
