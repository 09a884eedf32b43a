package dev.capstan.slack.render;

/** A file to be uploaded beside a message. */
public record TextFile(String name, String content) {}
