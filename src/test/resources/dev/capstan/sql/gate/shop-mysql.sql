create table users (id int primary key auto_increment, name varchar(50), phone varchar(20), email varchar(50));
insert into users (name, phone, email) values ('user 1', '13800005678', 'one@example.com'), ('user 2', '13800005679', 'two@example.com'), ('user 3', null, null);
create table orders (id int primary key auto_increment, userId int, orderNumber varchar(30), paymentStatus varchar(20), rechargeStatus varchar(20),
  anomalyReason varchar(100), productPriceTg int, productPriceRmb decimal(10, 2), version int default 0, createdAt datetime default now(), paidAt datetime, rechargeAt datetime);
insert into orders (userId, orderNumber, paymentStatus, rechargeStatus, anomalyReason, productPriceTg, productPriceRmb, paidAt, rechargeAt) values
  (1, 'ORD123456', 'paid', 'success', null, 10, 1.50, now() - interval 1 hour, now() - interval 59 minute), (2, 'ORD2', 'paid', 'pending', 'late', 20, 2.50, now() - interval 1 hour, null),
  (2, 'ORD3', 'unpaid', 'pending', 'late', 20, 2.50, null, null);
create table exchange_rates (id int primary key, currency varchar(20), isActive int, rate decimal(10, 4));
insert into exchange_rates values (1, 'MNT_TO_CNY', 1, 0.002);
create sequence invoice_numbers;
create view people as select id, concat(upper(name), '!') as name, case when phone like '138%' then 'mobile' else 'other' end as kind, 'here' as city, date_format(now(), '%Y') as year from users where name is not null or id in (1, 2);
create function ring() returns int modifies sql data return get_lock('ring', 0);
create function wipe() returns int modifies sql data begin delete from users; return 1; end;
create function json_storage_size(a text) returns int return get_lock('ring', 0);
create procedure empty_the_shop() delete from users;
create view deadly_view as select id, wipe() as n from users;
create view ringing_view as select id, ring() as n from users;
create view view_of_a_view as select id, n from ringing_view;
create view locking_view as select get_lock('ring', 0) as n;
create view sleeping_view as select sleep(5) as n;
create view shadowing_view as select id, json_storage_size(name) as n from users;
create view unknown_view as select id, json_storage_size(name) as n from people;
