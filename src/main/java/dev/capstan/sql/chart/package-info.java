/**
 * Answers as pictures: which columns to draw, and the drawing. It knows neither the database nor Slack, and no text of
 * its own stands in a picture.
 */
package dev.capstan.sql.chart;
