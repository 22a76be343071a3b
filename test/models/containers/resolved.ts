import { PrismaClient } from "@prisma/client";
import { Container } from "inversify";
import { container, type DependencyContainer } from "tsyringe";
import Typedi, { Container as Services, ContainerInstance } from "typedi";

class Users {
  private readonly prisma = new PrismaClient();
  all() {
    return this.prisma.user; //=> none
  }
}

export async function tsyringe(child: DependencyContainer) {
  await container.resolve(Users).all().findMany(); //=> read user many
  await container.resolve<Users>("Users").all().findMany(); //=> read user many
  await container.resolve("Users").all().findMany(); //=> none
  await child.createChildContainer().resolve(Users).all().findMany(); //=> read user many
}

export async function inversify(token: symbol) {
  const kernel = new Container();
  await kernel.get(Users).all().findMany(); //=> read user many
  await kernel.get<Users>(token).all().findMany(); //=> read user many
  await kernel.resolve(Users).all().findMany(); //=> read user many
  await kernel.createChild().get(Users).all().findMany(); //=> read user many
  const users = await kernel.getAsync(Users);
  await users.all().findMany(); //=> read user many
}

export async function typedi(instance: ContainerInstance) {
  await Services.get(Users).all().findMany(); //=> read user many
  await Typedi.get(Users).all().findMany(); //=> read user many
  await Services.of("request").get(Users).all().findMany(); //=> read user many
  await instance.get(Users).all().findMany(); //=> read user many
}
