package dev.capstan.step.http;

import java.util.Map;

/** @param headers found whatever their case */
public record HttpReply(int status, Map<String, String> headers, String body) {}
