create table coupons (
    code text primary key,
    percent int not null check (percent between 1 and 90)
);

insert into coupons values ('TEA10', 10), ('HELLO5', 5);

alter table orders add column coupon text references coupons;
