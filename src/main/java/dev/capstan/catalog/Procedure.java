package dev.capstan.catalog;

import java.util.List;
import java.util.Map;

/** A runbook that a chapter of another room adds to its service, and who may run it. */
public record Procedure(Runbook runbook, Map<EnvironmentName, List<RoleName>> may) {
    public Procedure {
        may = Service.inOrder(may);
    }
}
