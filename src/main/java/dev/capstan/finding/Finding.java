package dev.capstan.finding;

import dev.capstan.step.Told;

/**
 * Something that is wrong.
 *
 * @param matter tells it apart from everything else that may be wrong there, whatever its words say today
 * @param over what is said once it is so no more
 */
public record Finding(String matter, Told words, Told over) {}
