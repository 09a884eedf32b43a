package dev.capstan.backup;

import dev.capstan.step.Told;
import java.time.Clock;

/** Looks what lies in a store, and remembers it. */
final class Stock {
    private final Target target;
    private final Errands errands;
    private final Inventories inventories;
    private final Clock clock;

    Stock(Target target, Errands errands, Inventories inventories, Clock clock) {
        this.target = target;
        this.errands = errands;
        this.inventories = inventories;
        this.clock = clock;
    }

    /** @param task names this look on the target */
    Inventory take(Errand errand, String task) throws Declined {
        var printed = target.print(errands.listing(errand), errand.kept().host(), task + "-stock");
        var inventory = InventoryReader.read(printed);
        inventories.remember(errand.service().name(), errand.environment().name(), inventory, clock.instant());
        return inventory;
    }

    /** The backup that is meant by a name, or by {@code latest}, as it lies there now. */
    Kept find(Errand errand, String named, String task) throws Declined {
        var inventory = take(errand, task);
        var place = errand.kept().folder();
        var found = inventory.named(named);
        if (found.isEmpty()) {
            throw inventory.backups().isEmpty()
                    ? new Declined(
                            new Told("There is no backup in " + place + ".", place + " 中没有备份。"),
                            new Told("/backup … now takes one.", "用 /backup … now 创建一份。"))
                    : new Declined(
                            Refusals.told(java.util.List.of("no-backup", named)).orElseThrow());
        }
        return found.get();
    }
}
