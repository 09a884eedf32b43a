/**
 * The Web API methods: arguments in, Slack's answer or error code out, with scopes, rate limits and ordered misbehaviour.
 * It must not know HTTP beyond a status and headers.
 */
package dev.capstan.workspace.api;
