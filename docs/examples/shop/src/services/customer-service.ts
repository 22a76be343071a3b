import { NotFoundError } from "@/lib/errors";
import { customerRepository } from "@/repositories/customer-repository";

export async function getCustomer(id: string) {
  const customer = await customerRepository.findById(id);
  if (!customer) throw new NotFoundError(`There is no customer ${id}`);
  return customer;
}

export function renameCustomer(id: string, name: string) {
  return customerRepository.rename(id, name.trim());
}
