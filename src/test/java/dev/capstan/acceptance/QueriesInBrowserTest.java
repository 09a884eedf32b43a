package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions as people see them, in both languages. */
class QueriesInBrowserTest extends SceneInBrowser {
    private final ShopDatabase shop = new ShopDatabase(2_000);

    @Override
    Scene prepared(Scene before) {
        return before.knows("SHOP_DATABASE_URL", shop.url());
    }

    @Test
    void the_list_leads_to_an_answer_in_the_thread() {
        var desk = desk("engineer").types("/sql shop");
        var list = desk.message("What Shop can be asked", "Failed payments");
        assertThat(list).isVisible();
        desk.photographed("query-list");
        desk.types("/sql shop failed-payments since=100m");
        var anchor = desk.ended("Failed payments · shop production", "3 rows (expected no rows)");
        desk.opensThread(anchor);
        assertThat(desk.inThread("gift", "3 rows in")).isVisible();
        assertThat(Desk.button(desk.inThread("gift"), "Run again")).isVisible();
        desk.photographed("query-answer");
        Desk.button(desk.inThread("gift"), "Explain").click();
        assertThat(desk.inThread("Plan of Failed payments", "Seq Scan")).isVisible();
    }

    @Test
    void a_chart_and_a_file_hang_in_the_thread_in_chinese_for_who_reads_chinese() {
        scene.edits("capstan.yaml", "language: en", "language: zh");
        scene.toAdmins("修改后的运维配置已生效");
        try {
            var desk = desk("mei").types("/sql shop");
            assertThat(desk.message("商店", "支付失败订单")).isVisible();
            desk.photographed("query-list-chinese");
            desk.types("/sql shop orders-by-status");
            var anchor = desk.ended("各状态订单数 · shop production");
            desk.opensThread(anchor);
            assertThat(desk.inThread("pending")).isVisible();
            assertThat(desk.page().locator("[data-pane=thread] img").last()).isVisible();
            desk.photographed("query-chart-chinese");
            desk.types("/sql shop one-order");
            assertThat(desk.modal()).containsText("单个订单");
            desk.photographed("query-form-chinese");
            desk.field("form-parameter:number").fill("7");
            desk.submits();
            assertThat(desk.modal()).containsText("私信");
        } finally {
            scene.edits("capstan.yaml", "language: zh", "language: en");
            scene.toAdmins("The changed catalogue is in force");
        }
    }
}
