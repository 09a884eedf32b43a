/**
 * Hears Slack: commands, clicks, forms and mentions become values for the desk, and its outcomes become private
 * answers. Every payload is committed before it is acknowledged. It never runs a step and never writes to a channel.
 */
package dev.capstan.slack.listen;
