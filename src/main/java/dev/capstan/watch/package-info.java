/**
 * Watches what a deploy made live, and leads back by rule when the readings say so. It asks the desk of operations for that
 * and moves nothing by itself; it knows neither Slack nor where readings come from.
 */
package dev.capstan.watch;
