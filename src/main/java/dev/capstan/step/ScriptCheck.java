package dev.capstan.step;

/** Holds when the script exits with 0. It runs attached and short, so it must only look. */
public record ScriptCheck(String name, String script) implements Check {}
