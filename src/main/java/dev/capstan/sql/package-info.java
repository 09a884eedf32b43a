/**
 * Questions to the databases of services: what may be asked, by whom, what a good answer looks like, and the asking
 * itself, which can do no harm. It knows neither Slack nor where its own history is kept.
 */
package dev.capstan.sql;
