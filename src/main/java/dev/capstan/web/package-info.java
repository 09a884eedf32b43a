/**
 * What Capstan answers over HTTP: whether it lives, whether it is ready, how it fares, and Slack's deliveries, which it hands on. It
 * knows neither Slack's payloads nor the database: both come in through small ports.
 */
package dev.capstan.web;
