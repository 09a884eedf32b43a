package dev.capstan.sql;

import java.util.Optional;

/**
 * By what an answer is judged.
 *
 * @param warn holds where {@code expect} does not: worth a look, and no alarm
 */
public record Standard(Expectation expect, Optional<Expectation> warn) {}
