/**
 * The life of an operation: its states, the decisions that move it, and the desk where people ask, approve, stop and
 * answer. It owns the port to its store, and knows neither Slack nor how a step is carried out.
 */
package dev.capstan.operation;
