/**
 * YAML with places: located nodes, problems that say where and what to write instead, and forms that read a value and
 * describe it as JSON Schema from one declaration. It knows nothing of Capstan.
 */
package dev.capstan.yaml;
