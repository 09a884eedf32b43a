package dev.capstan.sql;

import java.util.Optional;

/**
 * What the doctor says of one topic.
 *
 * @param found one clause with the number that decided
 * @param next what to do about it, where there is something to do
 */
public record Diagnosis(Topic topic, Health health, Remark found, Optional<Remark> next, Particulars particulars) {}
