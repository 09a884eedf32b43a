package dev.capstan.sql.gate;

/** Where in the typed text, both counted from 1; a column is a character as people count them. */
public record Position(int line, int column) {}
