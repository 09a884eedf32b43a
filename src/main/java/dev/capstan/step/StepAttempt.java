package dev.capstan.step;

/** One try at one step of one operation; the folder on the target is named after it. */
public record StepAttempt(String operation, int step, int attempt) {}
