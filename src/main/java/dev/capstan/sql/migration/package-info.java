/**
 * Migrations of services' databases: what is applied and what waits, why one failed, running them and undoing one. It
 * knows the tables that drizzle, Prisma and Flyway keep, and neither Slack nor how a host is reached.
 */
package dev.capstan.sql.migration;
