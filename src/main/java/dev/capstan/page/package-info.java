/**
 * Pages: reaching somebody beside Slack, by mail, PagerDuty or a webhook, until it went through or a day is over. It
 * knows neither what is wrong nor who decided that somebody is to be reached.
 */
package dev.capstan.page;
