package dev.capstan.heartbeat;

import dev.capstan.catalog.Value;
import java.time.Duration;

/** @param url asked for, again and again; whoever knows it can pretend */
public record Heartbeat(Value url, Duration every) {}
