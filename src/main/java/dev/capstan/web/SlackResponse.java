package dev.capstan.web;

import java.util.List;
import java.util.Map;

/** The answer to a delivery. The content type is a header like the others. */
public record SlackResponse(int status, Map<String, List<String>> headers, String body) {}
