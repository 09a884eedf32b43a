/**
 * What is true in the workspace: people, groups, channels, messages, files, views, tickets, under one lock that can be
 * waited on. It must not know HTTP, JSON requests or who is acting.
 */
package dev.capstan.workspace.model;
