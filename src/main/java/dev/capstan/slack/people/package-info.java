/** Who is who in the workspace: the bot itself, people's languages, the members of groups. Asked of Slack, kept a while. */
package dev.capstan.slack.people;
